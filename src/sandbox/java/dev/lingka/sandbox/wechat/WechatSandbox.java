package dev.lingka.sandbox.wechat;

import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Platform;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.control.Control;
import dev.lingka.sandbox.wechat.crypt.Certificate;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.crypt.Rsa;
import dev.lingka.sandbox.wechat.deliver.Courier;
import dev.lingka.sandbox.wechat.fault.Faults;
import dev.lingka.sandbox.wechat.fault.FaultyService;
import dev.lingka.sandbox.wechat.http.Front;
import dev.lingka.sandbox.wechat.http.Front.Answer;
import dev.lingka.sandbox.wechat.http.Request;
import dev.lingka.sandbox.wechat.open.OpenPlatform;
import dev.lingka.sandbox.wechat.pay.WechatPay;
import dev.lingka.sandbox.wechat.push.Pushes;
import dev.lingka.sandbox.wechat.push.Settlements;
import dev.lingka.sandbox.wechat.sms.SmsGateway;
import dev.lingka.sandbox.wechat.sms.SmsReports;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * WeChat for a laptop: open platform, WeChat Pay, control API and control page on one port of one process, or inside
 * another; and beside it a provider of SMS. Everything it answers is on the disk first, so that it can be killed at any
 * moment.
 */
public final class WechatSandbox implements AutoCloseable {
    private static final Duration CERTIFICATE_LIFE = Duration.ofDays(5 * 365);

    private final Options options;
    private final Book book;
    private final Courier courier;
    private final WechatPay pay;
    private final Control control;
    private final Front front;

    /**
     * Where it listens and keeps its book.
     *
     * @param port 0 for a free one
     * @param dataDir where keys and book are kept; made when it is not there
     * @param clock real time
     */
    public record Options(String host, int port, Path dataDir, Clock clock) {

        public static Options in(Path dataDir) {
            return new Options("127.0.0.1", 0, dataDir, Clock.systemUTC());
        }

        public Options onPort(int newPort) {
            return new Options(host, newPort, dataDir, clock);
        }
    }

    private WechatSandbox(Options options) {
        this.options = options;
        book = new Book(options.dataDir());
        SandboxClock clock = new SandboxClock(options.clock(), book);
        preparePlatform(clock);
        courier = new Courier(book, clock);
        pay = new WechatPay(book, clock, courier);
        Faults faults = new Faults(book);
        Pushes pushes = new Pushes(book, clock, courier);
        Settlements settlements = new Settlements(book, clock, pushes);
        control = new Control(book, clock, courier, faults, pay, pushes, settlements);
        FaultyService merchants = new FaultyService(pay.gateway(), faults);
        FaultyService apps = new FaultyService(new OpenPlatform(book, clock, pushes, settlements).gateway(), faults);
        FaultyService sms =
                new FaultyService(new SmsGateway(book, clock, new SmsReports(book, clock, courier)), faults);
        front = listen(request -> answer(request, merchants, apps, sms));
        pay.refunds().resume();
        courier.resume();
    }

    /** When the port is taken, the book is let go, so that a start on another port finds it free. */
    private Front listen(Function<Request, Answer> service) {
        try {
            return new Front(options.host(), options.port(), service);
        } catch (RuntimeException e) {
            closeParts();
            throw e;
        }
    }

    public static WechatSandbox start(Options options) {
        return new WechatSandbox(options);
    }

    public int port() {
        return front.port();
    }

    public String url() {
        return "http://" + options.host() + ":" + port();
    }

    private Answer answer(Request request, FaultyService merchants, FaultyService apps, FaultyService sms) {
        boolean ofSms = request.header("x-acs-action").isPresent();
        Answer answer = ofSms ? sms.answer(request) : route(request, merchants, apps);
        book.flush();
        return answer;
    }

    private Answer route(Request request, FaultyService merchants, FaultyService apps) {
        String path = request.rawPath();
        if (path.equals("/") || path.equals("/control") || path.startsWith("/control/")) {
            return new Answer(control.gateway().answer(request), 0, false);
        }
        return path.startsWith("/v3/") ? merchants.answer(request) : apps.answer(request);
    }

    private void preparePlatform(SandboxClock clock) {
        if (book.platform.find(Platform.KEY).isPresent()) {
            return;
        }
        KeyPair keys = Rsa.newKeyPair();
        String serial = Random.serial();
        Instant from = Instant.ofEpochMilli(clock.realNow());
        Instant until = from.plus(CERTIFICATE_LIFE);
        Platform platform = new Platform(
                serial,
                Certificate.selfSigned(keys, serial, "Tenpay.com sandbox", from, until),
                Rsa.pem("PRIVATE KEY", keys.getPrivate().getEncoded()),
                Rsa.pem("PUBLIC KEY", keys.getPublic().getEncoded()),
                from.toEpochMilli(),
                until.toEpochMilli());
        book.run(() -> book.platform.put(Platform.KEY, platform));
        book.flush();
    }

    @Override
    public void close() {
        front.close();
        closeParts();
    }

    private void closeParts() {
        control.close();
        pay.close();
        courier.close();
        book.close();
    }

    /** {@code --port 9090 --data folder [--host 0.0.0.0]}; prints its address when it is ready. */
    public static void main(String[] args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            given.put(args[i], args[i + 1]);
        }
        Options options = new Options(
                given.getOrDefault("--host", "127.0.0.1"),
                Integer.parseInt(given.getOrDefault("--port", "9090")),
                Path.of(given.getOrDefault("--data", "wechat-sandbox")),
                Clock.systemUTC());
        WechatSandbox sandbox = start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
        PrintStream out = System.out;
        out.println("WeChat sandbox ready at " + sandbox.url());
    }
}
