package dev.lingka.wechat.open;

import dev.lingka.shared.problem.ProblemException;
import dev.lingka.wechat.Outage;
import dev.lingka.wechat.WechatProblem;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** What WeChat's error codes mean in each call. Only codes are logged: WeChat's messages quote the request. */
record OpenErrors(String call, Map<Integer, WechatProblem> own) {

    static final OpenErrors TOKEN = new OpenErrors("token", Map.of());
    static final OpenErrors FOLLOWER = new OpenErrors("follower", Map.of());
    static final OpenErrors SHIPPING = new OpenErrors("shipping", Map.of());
    static final OpenErrors LOGIN = new OpenErrors(
            "login",
            Map.of(
                    40029, WechatProblem.LOGIN_CODE_EXPIRED,
                    40163, WechatProblem.LOGIN_CODE_EXPIRED,
                    40226, WechatProblem.LOGIN_REFUSED));
    static final OpenErrors PHONE = new OpenErrors(
            "phone",
            Map.of(
                    40029, WechatProblem.PHONE_CODE_EXPIRED,
                    40013, WechatProblem.PHONE_CODE_EXPIRED,
                    40003, WechatProblem.PHONE_CODE_OF_ANOTHER_USER));
    static final OpenErrors STORE_CODE = new OpenErrors(
            "store-code",
            Map.of(
                    40097, WechatProblem.STORE_CODE_INVALID,
                    40129, WechatProblem.STORE_CODE_INVALID,
                    40169, WechatProblem.STORE_CODE_INVALID,
                    41030, WechatProblem.PAGE_NOT_RELEASED));

    private static final Logger LOG = Logger.getLogger(OpenErrors.class);
    private static final int RETRY_SECONDS = 60;
    private static final Set<Integer> QUOTA = Set.of(45009, 45011);
    private static final Set<Integer> SETTINGS =
            Set.of(40001, 40013, 40014, 40125, 40164, 41001, 41002, 41004, 42001, 45063, 48001, 48004, 50002);

    /**
     * The answer when it is none of an error.
     *
     * @throws ProblemException for what a client or a merchant can mend
     * @throws Outage for all else
     */
    OpenAnswer check(OpenAnswer answer) {
        int code = answer.errorCode();
        if (code == 0) {
            return answer;
        }
        if (own.containsKey(code)) {
            throw ProblemException.of(own.get(code));
        }
        LOG.warnf("wechat refused call=%s errcode=%d", call, code);
        if (QUOTA.contains(code)) {
            throw ProblemException.of(WechatProblem.WECHAT_TOO_FREQUENT, Map.of("retryAfterSeconds", RETRY_SECONDS));
        }
        if (SETTINGS.contains(code)) {
            throw ProblemException.of(WechatProblem.WECHAT_NOT_CONFIGURED);
        }
        throw new Outage("errcode " + code);
    }
}
