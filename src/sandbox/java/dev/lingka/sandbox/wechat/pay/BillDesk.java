package dev.lingka.sandbox.wechat.pay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lingka.sandbox.wechat.book.BillFile;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Order;
import dev.lingka.sandbox.wechat.book.Refund;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Settings;
import dev.lingka.sandbox.wechat.crypt.Hashes;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.http.Reply;
import dev.lingka.sandbox.wechat.http.Request;
import dev.lingka.sandbox.wechat.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Bills of a past day: the hash is that of the plain text, the file may be GZIP and is not signed. */
final class BillDesk {
    private static final Set<String> BILL_TYPES =
            Set.of("ALL", "SUCCESS", "REFUND", "RECHARGE_REFUND", "ALL_SPECIAL", "SUC_SPECIAL", "REF_SPECIAL");
    private static final Set<String> ACCOUNT_TYPES = Set.of("BASIC", "OPERATION", "FEES", "ALL");
    private static final int MONTHS_KEPT = 3;

    private final Book book;
    private final SandboxClock clock;

    BillDesk(Book book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
    }

    Reply tradeBill(PayCall call) {
        LocalDate day = day(call.request());
        String type = oneOf(call.request(), "bill_type", "ALL", BILL_TYPES);
        TradeBill bill = new TradeBill(call.merchant().feeRate());
        String mchid = call.merchant().mchid();
        if (!type.startsWith("REF") && !type.equals("RECHARGE_REFUND")) {
            paidOn(mchid, day).forEach(bill::payment);
        }
        if (type.startsWith("ALL") || type.startsWith("REF")) {
            book.refunds
                    .where(refund -> refund.mchid().equals(mchid) && on(day, refund.createdAt()))
                    .forEach(refund -> bill.refund(orderOf(refund), refund));
        }
        requireStatement(!bill.empty());
        return offered(call, bill.text());
    }

    private List<Order> paidOn(String mchid, LocalDate day) {
        return book.orders.where(order -> order.mchid().equals(mchid)
                && order.payment() != null
                && on(day, order.payment().paidAt()));
    }

    private Order orderOf(Refund refund) {
        return book.orders.find(Order.key(refund.mchid(), refund.outTradeNo())).orElseThrow();
    }

    Reply fundFlowBill(PayCall call) {
        LocalDate day = day(call.request());
        String type = oneOf(call.request(), "account_type", "BASIC", ACCOUNT_TYPES);
        boolean basic = type.equals("BASIC") || type.equals("ALL");
        FundFlowBill bill = new FundFlowBill(book.movements.where(
                movement -> basic && movement.mchid().equals(call.merchant().mchid()) && on(day, movement.at())));
        requireStatement(!bill.empty());
        return offered(call, bill.text());
    }

    Reply download(PayCall call) {
        BillFile bill = call.request()
                .query("token")
                .flatMap(book.bills::find)
                .filter(file -> file.mchid().equals(call.merchant().mchid()))
                .orElseThrow(() -> PayProblem.invalid(PayProblem.BAD_PARAMETER, "token 无效"));
        if (clock.now() >= bill.expiresAt()) {
            throw PayProblem.invalid(PayProblem.BAD_PARAMETER, "token 已过期，请重新申请账单");
        }
        byte[] text = bill.content().getBytes(UTF_8);
        Reply reply = bill.gzip()
                ? Reply.of(200, "application/x-gzip", gzip(text))
                : Reply.of(200, "text/plain; charset=utf-8", text);
        return reply.with(PayDesks.UNSIGNED, "");
    }

    private Reply offered(PayCall call, String text) {
        boolean gzip = call.request().query("tar_type").isPresent();
        oneOf(call.request(), "tar_type", "GZIP", Set.of("GZIP"));
        BillFile file = new BillFile(
                Random.letters(64), call.merchant().mchid(), text, gzip, clock.now() + BillFile.LIFE_MILLIS);
        book.run(() -> book.bills.put(file.token(), file));
        return Reply.json(
                200,
                Json.object()
                        .put("hash_type", "SHA1")
                        .put("hash_value", Hashes.sha1(text.getBytes(UTF_8)))
                        .put("download_url", address(call.request()) + "/v3/billdownload/file?token=" + file.token()));
    }

    /** The caller's own way to the sandbox; the real service names api.mch.weixin.qq.com here. */
    private static String address(Request request) {
        return request.header("Host").map(host -> "http://" + host).orElse("https://api.mch.weixin.qq.com");
    }

    private LocalDate day(Request request) {
        LocalDate day = parsed(request.query("bill_date").orElse(""));
        OffsetDateTime now = clock.today();
        LocalDate today = now.toLocalDate();
        if (!day.isBefore(today) || day.isBefore(today.minusMonths(MONTHS_KEPT))) {
            throw PayProblem.invalid(PayProblem.OUT_OF_RANGE, "账单日期应为近三个月内且早于今天");
        }
        if (day.plusDays(1).equals(today) && now.getHour() < Settings.of(book).billReadyHour()) {
            throw new PayProblem(400, "STATEMENT_CREATING", PayProblem.OTHER, "账单生成中，请稍后再试");
        }
        return day;
    }

    private static LocalDate parsed(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw PayProblem.parameter(PayProblem.BAD_PARAMETER, "bill_date", text, "应为 YYYY-MM-DD 格式的日期", "query");
        }
    }

    private static String oneOf(Request request, String name, String byDefault, Set<String> values) {
        String value = request.query(name).orElse(byDefault);
        if (!values.contains(value)) {
            throw PayProblem.parameter(PayProblem.BAD_PARAMETER, name, value, "取值不在枚举范围内", "query");
        }
        return value;
    }

    private static void requireStatement(boolean exists) {
        if (!exists) {
            throw new PayProblem(400, "NO_STATEMENT_EXIST", PayProblem.OTHER, "账单文件不存在");
        }
    }

    private static boolean on(LocalDate day, long millis) {
        return SandboxClock.at(millis).toLocalDate().equals(day);
    }

    private static byte[] gzip(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
