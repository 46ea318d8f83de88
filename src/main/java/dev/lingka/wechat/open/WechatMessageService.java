package dev.lingka.wechat.open;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.wechat.CallerContext;
import dev.lingka.wechat.CredentialCache;
import dev.lingka.wechat.Credentials;
import dev.lingka.wechat.Credentials.App;
import dev.lingka.wechat.Outage;
import dev.lingka.wechat.WechatProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Messages by WeChat, one request each and never asked again here: whether a message may go twice is for the caller to
 * decide. Whatever happens is a {@link SendAnswer}; call it outside of database transactions.
 */
@ApplicationScoped
public class WechatMessageService {

    private static final int LONGEST_LINK_DAYS = 30;

    private final MessageHost host;
    private final TokenCalls tokens;
    private final CredentialCache credentials;

    WechatMessageService(MessageHost host, TokenCalls tokens, CredentialCache credentials) {
        this.host = host;
        this.tokens = tokens;
        this.credentials = credentials;
    }

    /** A subscribe message; each that is sent uses up one of the person's accepts. */
    public Uni<SendAnswer> subscribe(InMerchant merchant, SubscribeMessage message) {
        String body = MessageBodies.subscribe(message);
        return byMiniProgram(merchant, "/cgi-bin/message/subscribe/send", own -> body);
    }

    /** A template message to a follower; the same client id within ten minutes is one message. */
    public Uni<SendAnswer> template(InMerchant merchant, TemplateMessage message) {
        return byOfficialAccount(
                merchant,
                "/cgi-bin/message/template/send",
                own -> MessageBodies.template(message, own.miniProgram().appId()));
    }

    /** A customer-service message in the mini-program, within 48 hours of the person's last word there. */
    public Uni<SendAnswer> serviceInMiniProgram(InMerchant merchant, String openId, PlainMessage message) {
        String body = MessageBodies.service(openId, message);
        return byMiniProgram(merchant, "/cgi-bin/message/custom/send", own -> body);
    }

    /** A customer-service message of the official account, within 48 hours of the person's last word there. */
    public Uni<SendAnswer> serviceInOfficialAccount(InMerchant merchant, String openId, PlainMessage message) {
        String body = MessageBodies.service(openId, message);
        return byOfficialAccount(merchant, "/cgi-bin/message/custom/send", own -> body);
    }

    /**
     * One mass message to many followers; the same client id again is the same message. WeChat leaves out, without a
     * word, who had four of this account in this month.
     *
     * @param openIds 2 to 10,000, within the official account
     */
    public Uni<SendAnswer> mass(InMerchant merchant, List<String> openIds, PlainMessage message, String clientId) {
        String body = MessageBodies.mass(openIds, message, clientId);
        return byOfficialAccount(merchant, "/cgi-bin/message/mass/send", own -> body);
    }

    /**
     * A link that opens a page of the mini-program from an SMS or a mail; empty when WeChat gave none.
     *
     * @param query up to 1,024 characters, without a question mark
     * @param days 1 to 30, WeChat's longest
     */
    public Uni<Optional<String>> urlLink(InMerchant merchant, String page, String query, int days) {
        String body = MessageBodies.urlLink(page, query, Math.min(days, LONGEST_LINK_DAYS));
        return CallerContext.keep(() -> credentials
                        .of(merchant)
                        .map(OwnApp::miniProgram)
                        .chain(own -> tokens.call(own, token -> host.post("/wxa/generate_urllink", token, body))))
                .map(answer ->
                        answer.errorCode() == 0 ? Optional.of(answer.text("url_link")) : Optional.<String>empty())
                .onFailure(WechatMessageService::isKnown)
                .recoverWithItem(Optional.empty());
    }

    private Uni<SendAnswer> byMiniProgram(InMerchant merchant, String path, Function<Credentials, String> body) {
        return send(merchant, path, body, own -> Optional.of(own.miniProgram()));
    }

    private Uni<SendAnswer> byOfficialAccount(InMerchant merchant, String path, Function<Credentials, String> body) {
        return send(merchant, path, body, Credentials::officialAccount);
    }

    private Uni<SendAnswer> send(
            InMerchant merchant,
            String path,
            Function<Credentials, String> body,
            Function<Credentials, Optional<App>> app) {
        return CallerContext.keep(() -> credentials.of(merchant).chain(own -> app.apply(own)
                        .map(found -> post(new OwnApp(own.merchantId(), found), path, body.apply(own)))
                        .orElseGet(() -> Uni.createFrom().item(SendAnswer.of(SendVerdict.NOT_ALLOWED)))))
                .onFailure(WechatMessageService::isKnown)
                .recoverWithItem(WechatMessageService::answer);
    }

    /** Without a token nothing leaves; what fails after it left is in doubt. */
    private Uni<SendAnswer> post(OwnApp own, String path, String body) {
        return tokens.call(own, token -> host.post(path, token, body)
                        .onFailure(failure -> failure instanceof Outage && !(failure instanceof Unsent))
                        .transform(failure -> new InDoubt()))
                .map(answer -> SendCodes.read(path, answer));
    }

    private static boolean isKnown(Throwable failure) {
        return failure instanceof Outage || failure instanceof ProblemException || failure instanceof InDoubt;
    }

    private static SendAnswer answer(Throwable failure) {
        if (failure instanceof InDoubt) {
            return SendAnswer.of(SendVerdict.DOUBT);
        }
        boolean settings =
                failure instanceof ProblemException refused && refused.problem() == WechatProblem.WECHAT_NOT_CONFIGURED;
        return SendAnswer.of(settings ? SendVerdict.NOT_ALLOWED : SendVerdict.UNSENT);
    }

    /** The request left, and no answer came. */
    private static final class InDoubt extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private InDoubt() {
            super("in doubt", null, false, false);
        }
    }
}
