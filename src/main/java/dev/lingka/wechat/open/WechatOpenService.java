package dev.lingka.wechat.open;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.wechat.CallerContext;
import dev.lingka.wechat.CredentialCache;
import dev.lingka.wechat.Credentials;
import dev.lingka.wechat.Outage;
import dev.lingka.wechat.WechatConfig;
import dev.lingka.wechat.WechatProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What Lingka asks of the open platform. Call it outside of database transactions; results arrive on the caller's
 * context. Failures are {@link ProblemException}s with a {@link WechatProblem}: an outage is
 * {@link WechatProblem#WECHAT_UNAVAILABLE}.
 */
@ApplicationScoped
public class WechatOpenService {

    private static final Logger LOG = Logger.getLogger(WechatOpenService.class);
    private static final int RETRY_SECONDS = 5;

    private final OpenHost host;
    private final TokenCalls tokens;
    private final CredentialCache credentials;
    private final boolean shippingIsReported;

    WechatOpenService(OpenHost host, TokenCalls tokens, CredentialCache credentials, WechatConfig config) {
        this.host = host;
        this.tokens = tokens;
        this.credentials = credentials;
        this.shippingIsReported = config.uploadShipping();
    }

    /**
     * Who the {@code wx.login} code stands for. A code is good once and for five minutes;
     * {@link WechatProblem#LOGIN_CODE_EXPIRED} asks the client for a new one.
     */
    public Uni<WechatSession> login(InMerchant merchant, String jsCode) {
        return guarded(() -> credentials
                .of(merchant)
                .map(Credentials::miniProgram)
                .chain(app -> BusyRetry.of(
                        () -> host.call(api -> api.session(app.appId(), app.secret(), jsCode, "authorization_code"))))
                .map(OpenErrors.LOGIN::check)
                .map(OpenBodies::session));
    }

    /**
     * The phone number behind the code of the phone button, in E.164 form as in {@code +8613800138000}.
     *
     * @param openId WeChat checks that the code is this user's
     */
    public Uni<String> phone(InMerchant merchant, String phoneCode, String openId) {
        String body = OpenBodies.phone(phoneCode, openId);
        return guarded(() -> credentials.of(merchant).chain(own -> withToken(
                        OwnApp.miniProgram(own), (api, token) -> api.phone(token, body))
                .map(OpenErrors.PHONE::check)
                .map(answer -> OpenBodies.phoneNumber(answer, own.miniProgram().appId()))));
    }

    /**
     * A mini-program code as a JPEG picture; it never expires.
     *
     * @param scene 1 to 32 characters of {@code 0-9A-Za-z!#$&'()*+,/:;=?@-._~}
     * @param page path without a leading slash or a query, as in {@code pages/join/join}
     */
    public Uni<byte[]> storeCode(InMerchant merchant, String scene, String page) {
        String body = OpenBodies.storeCode(scene, page);
        return guarded(() -> credentials
                .of(merchant)
                .chain(own -> withToken(OwnApp.miniProgram(own), (api, token) -> api.miniProgramCode(token, body)))
                .map(OpenErrors.STORE_CODE::check)
                .map(OpenBodies::picture));
    }

    /**
     * Reports the delivery of a virtual good, once, when {@code lingka.wechat.upload-shipping} is on: WeChat takes one
     * correction and no more, so after every doubt it is asked what it knows. WeChat may need some seconds after a
     * payment before it knows it: {@link WechatProblem#WECHAT_UNAVAILABLE} means later again, with the same report.
     */
    public Uni<Void> uploadShipping(InMerchant merchant, Shipping shipping) {
        if (!shippingIsReported) {
            return Uni.createFrom().voidItem();
        }
        String body = OpenBodies.shipping(shipping);
        return guarded(() -> credentials.of(merchant).map(OwnApp::miniProgram).chain(app -> withToken(
                        app, (api, token) -> api.uploadShipping(token, body))
                .map(OpenErrors.SHIPPING::check)
                .map(OpenAnswer::object)
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(doubt -> requireShipped(app, shipping, doubt))));
    }

    private Uni<Void> requireShipped(OwnApp app, Shipping shipping, Throwable doubt) {
        String body = OpenBodies.shippedOrder(shipping);
        return withToken(app, (api, token) -> api.order(token, body))
                .map(OpenErrors.SHIPPING::check)
                .map(OpenBodies::isShipped)
                .chain(shipped ->
                        shipped ? Uni.createFrom().voidItem() : Uni.createFrom().failure(doubt));
    }

    /**
     * The unionid of a follower of the official account, which joins them to the person in the mini-program; the push
     * of a follow does not tell it. Empty without an official account and where WeChat knows none.
     *
     * @param openId within the official account
     */
    public Uni<Optional<String>> followerUnionId(InMerchant merchant, String openId) {
        return guarded(() -> credentials.of(merchant).chain(own -> own.officialAccount()
                .map(app -> withToken(new OwnApp(own.merchantId(), app), (api, token) -> api.follower(token, openId))
                        .map(OpenErrors.FOLLOWER::check)
                        .map(OpenBodies::unionId))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    private Uni<OpenAnswer> withToken(OwnApp own, BiFunction<OpenApi, String, Uni<byte[]>> request) {
        return tokens.call(own, token -> BusyRetry.of(() -> host.call(api -> request.apply(api, token.value()))));
    }

    private static <T> Uni<T> guarded(Supplier<Uni<T>> work) {
        return CallerContext.keep(work)
                .onFailure(Outage.class)
                .invoke(e -> LOG.warnf("wechat open platform outage cause=\"%s\"", e.getMessage()))
                .onFailure(Outage.class)
                .transform(e -> ProblemException.of(
                        WechatProblem.WECHAT_UNAVAILABLE, Map.of("retryAfterSeconds", RETRY_SECONDS)));
    }
}
