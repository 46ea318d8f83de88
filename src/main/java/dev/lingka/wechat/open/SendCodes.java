package dev.lingka.wechat.open;

import dev.lingka.wechat.WechatJson;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What WeChat's error codes mean for a message. Only codes are logged: WeChat's words quote the request. */
final class SendCodes {

    private static final Logger LOG = Logger.getLogger(SendCodes.class);

    private static final Map<Integer, SendVerdict> VERDICTS = Map.ofEntries(
            Map.entry(0, SendVerdict.SENT),
            Map.entry(45065, SendVerdict.SENT), // a mass message with this clientmsgid exists already
            Map.entry(OpenAnswer.BUSY, SendVerdict.DOUBT),
            Map.entry(40001, SendVerdict.UNSENT), // a token that was fetched anew, too, is not valid yet or any more
            Map.entry(40014, SendVerdict.UNSENT),
            Map.entry(42001, SendVerdict.UNSENT),
            Map.entry(43108, SendVerdict.SLOWER),
            Map.entry(45011, SendVerdict.SLOWER),
            Map.entry(45066, SendVerdict.SLOWER),
            Map.entry(45009, SendVerdict.QUOTA),
            Map.entry(40003, SendVerdict.NO_PERSON),
            Map.entry(43101, SendVerdict.NO_CREDIT),
            Map.entry(43004, SendVerdict.NOT_FOLLOWING),
            Map.entry(45015, SendVerdict.WINDOW_OVER),
            Map.entry(45047, SendVerdict.WINDOW_OVER),
            Map.entry(45168, SendVerdict.CONTENT_REFUSED),
            Map.entry(47003, SendVerdict.CONTENT_REFUSED),
            Map.entry(87009, SendVerdict.CONTENT_REFUSED),
            Map.entry(40007, SendVerdict.CONTENT_REFUSED),
            Map.entry(40037, SendVerdict.TEMPLATE_WRONG),
            Map.entry(41030, SendVerdict.TEMPLATE_WRONG));

    private SendCodes() {}

    /** Codes that stand nowhere are somebody's to look at; sending the same again would bring the same. */
    static SendAnswer read(String call, OpenAnswer answer) {
        if (answer.json().isEmpty()) {
            return SendAnswer.of(SendVerdict.DOUBT);
        }
        int code = answer.errorCode();
        if (code != 0) {
            LOG.infof("wechat refused call=%s errcode=%d", call, code);
        }
        return new SendAnswer(VERDICTS.getOrDefault(code, SendVerdict.NOT_ALLOWED), code, messageId(answer));
    }

    /** Subscribe and template messages have a {@code msgid}, mass messages a {@code msg_id}. */
    private static Optional<String> messageId(OpenAnswer answer) {
        return WechatJson.text(answer.object(), "msgid").or(() -> WechatJson.text(answer.object(), "msg_id"));
    }
}
