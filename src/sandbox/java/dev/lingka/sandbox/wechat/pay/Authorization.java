package dev.lingka.sandbox.wechat.pay;

import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Merchant;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.crypt.Rsa;
import dev.lingka.sandbox.wechat.http.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Verifies WECHATPAY2-SHA256-RSA2048 over the raw request target and the raw body. */
public final class Authorization {
    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";
    private static final Pattern FIELD = Pattern.compile("\\s*([a-z_]+)\\s*=\\s*\"([^\"]*)\"\\s*(?:,|$)");
    private static final List<String> FIELDS = List.of("mchid", "nonce_str", "timestamp", "serial_no", "signature");
    private static final long LEEWAY_SECONDS = 300;

    private final Book book;
    private final SandboxClock clock;

    Authorization(Book book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** The text that a request is signed over: five lines, each with its line feed. */
    public static String text(String method, String target, String timestamp, String nonce, String body) {
        return method + "\n" + target + "\n" + timestamp + "\n" + nonce + "\n" + body + "\n";
    }

    Merchant verify(Request request) {
        Map<String, String> fields = fields(request);
        Merchant merchant =
                book.merchants.find(fields.get("mchid")).orElseThrow(() -> PayProblem.unsigned("签名错误：商户号不存在"));
        require(merchant.serial().equals(fields.get("serial_no")), "签名错误：商户证书序列号与商户号不匹配");
        require(fresh(fields.get("timestamp")), "签名错误：时间戳与微信支付服务器相差超过 5 分钟");
        String signed = text(
                request.method(), request.target(), fields.get("timestamp"), fields.get("nonce_str"), request.text());
        require(Rsa.verify(signed, fields.get("signature"), merchant.publicKeyPem()), "签名错误：验证签名未通过");
        return merchant;
    }

    private static Map<String, String> fields(Request request) {
        String header = request.header("Authorization").orElse("");
        require(header.startsWith(SCHEME + " "), "签名错误：Http 头 Authorization 值格式错误，认证类型应为 " + SCHEME);
        Map<String, String> fields = new HashMap<>();
        Matcher matcher = FIELD.matcher(header.substring(SCHEME.length()));
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2));
        }
        for (String field : FIELDS) {
            require(!fields.getOrDefault(field, "").isEmpty(), "签名错误：Authorization 缺少 " + field);
        }
        return fields;
    }

    private boolean fresh(String timestamp) {
        try {
            return Math.abs(clock.realNow() / 1000 - Long.parseLong(timestamp)) <= LEEWAY_SECONDS;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw PayProblem.unsigned(why);
        }
    }
}
