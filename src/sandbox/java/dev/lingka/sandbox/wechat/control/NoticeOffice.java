package dev.lingka.sandbox.wechat.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Delivery;
import dev.lingka.sandbox.wechat.book.Delivery.Attempt;
import dev.lingka.sandbox.wechat.deliver.Courier;
import dev.lingka.sandbox.wechat.json.Json;
import dev.lingka.sandbox.wechat.pay.NoticeCarrier;
import dev.lingka.sandbox.wechat.pay.NoticeLetter;
import dev.lingka.sandbox.wechat.pay.WechatPay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Sends notices again, as often and as wrong as asked, and tells what the merchant's server said to each. */
final class NoticeOffice implements AutoCloseable {
    private static final int MOST_TIMES = 1000;

    private final Book book;
    private final Courier courier;
    private final WechatPay pay;
    private final ExecutorService messengers = Executors.newCachedThreadPool(NoticeOffice::daemon);

    NoticeOffice(Book book, Courier courier, WechatPay pay) {
        this.book = book;
        this.courier = courier;
        this.pay = pay;
    }

    void open(ControlGateway gateway) {
        gateway.on("GET", "/control/notices", call -> all());
    }

    private List<Delivery> all() {
        return book.deliveries.where(delivery -> delivery.kind().equals(NoticeCarrier.KIND)).stream()
                .sorted(Comparator.comparingLong(Delivery::createdAt).reversed())
                .toList();
    }

    List<Delivery> about(String mchid, String subject) {
        return book
                .deliveries
                .where(delivery ->
                        delivery.owner().equals(mchid) && delivery.subject().equals(subject))
                .stream()
                .sorted(Comparator.comparingLong(Delivery::createdAt))
                .toList();
    }

    /** Call it inside a write. */
    void lose(String mchid, String subject) {
        about(mchid, subject).stream()
                .filter(delivery ->
                        delivery.state().equals("WAITING") || delivery.state().equals("HELD"))
                .forEach(delivery -> book.deliveries.put(delivery.id(), delivery.now("LOST", 0)));
    }

    /**
     * {@code times}, {@code parallel}, {@code variant}, {@code url}: the answers in the order they were sent. With
     * {@code "send": false} nothing is sent, and the caller gets the letters, each signed anew, to send by itself.
     */
    ObjectNode repeat(String mchid, String subject, ControlCall call) {
        Delivery latest = about(mchid, subject).stream()
                .reduce((first, second) -> second)
                .orElseThrow(() -> ControlProblem.unknown("notice"));
        Delivery notice = latest.to(call.text("url", latest.url()));
        String variant = call.text("variant", "true");
        int times = Math.min(call.body().path("times").asInt(1), MOST_TIMES);
        Supplier<NoticeLetter> letter = () -> pay.variants().letter(notice, variant);
        ObjectNode result = Json.object().put("id", notice.id()).put("variant", variant);
        if (!call.flag("send", true)) {
            result.putArray("letters").addAll(written(letter, times));
            return result;
        }
        // A variant that nobody knows is refused before anything is sent.
        pay.variants().letter(notice, variant);
        Callable<Attempt> once = () -> courier.send(letter.get().request(), variant, pay.carrier());
        List<Attempt> attempts = call.flag("parallel", false) ? together(once, times) : oneByOne(once, times);
        note(notice.id(), attempts);
        result.putArray("answers").addAll(attempts.stream().map(Json::tree).toList());
        return result;
    }

    private static List<ObjectNode> written(Supplier<NoticeLetter> letter, int times) {
        return Stream.generate(letter).limit(times).map(Json::tree).toList();
    }

    private void note(String id, List<Attempt> attempts) {
        book.run(() -> {
            Delivery noted = book.deliveries.find(id).orElseThrow();
            for (Attempt attempt : attempts) {
                noted = noted.noted(attempt);
            }
            book.deliveries.put(id, noted);
        });
    }

    private static List<Attempt> oneByOne(Callable<Attempt> once, int times) {
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            try {
                attempts.add(once.call());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        return attempts;
    }

    private List<Attempt> together(Callable<Attempt> once, int times) {
        List<Future<Attempt>> sent = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            sent.add(messengers.submit(once));
        }
        List<Attempt> attempts = new ArrayList<>();
        for (Future<Attempt> attempt : sent) {
            try {
                attempts.add(attempt.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return attempts;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "wechat-sandbox-notices");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        messengers.shutdownNow();
    }
}
