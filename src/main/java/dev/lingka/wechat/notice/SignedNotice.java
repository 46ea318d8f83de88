package dev.lingka.wechat.notice;

import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/**
 * A notice as it came: the four headers and the raw bytes that they sign. Nothing in it is true before it is verified.
 */
record SignedNotice(String timestamp, String nonce, String signature, String serial, Buffer body) {

    private static final int MAX_HEADER = 1024;

    static SignedNotice of(HttpHeaders headers, Buffer body) {
        return new SignedNotice(
                header(headers, "Wechatpay-Timestamp"),
                header(headers, "Wechatpay-Nonce"),
                header(headers, "Wechatpay-Signature"),
                header(headers, "Wechatpay-Serial"),
                body);
    }

    /** A header that is missing, repeated or endless cannot be WeChat's. */
    private static String header(HttpHeaders headers, String name) {
        List<String> values = headers.getRequestHeader(name);
        if (values.size() != 1 || values.get(0).isEmpty() || values.get(0).length() > MAX_HEADER) {
            throw new NoticeRefused(NoticeFault.NOT_SIGNED);
        }
        return values.get(0);
    }

    @Override
    public String toString() {
        return "SignedNotice[serial=" + serial + "]";
    }
}
