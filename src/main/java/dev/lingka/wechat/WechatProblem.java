package dev.lingka.wechat;

import dev.lingka.shared.problem.Problem;

/** What can go wrong at WeChat, as clients see it. */
public enum WechatProblem implements Problem {
    /** The code of {@code wx.login} is used, expired or of another app: ask for a new one. */
    LOGIN_CODE_EXPIRED(401),
    /** WeChat blocks this user for risk. */
    LOGIN_REFUSED(403),
    /** The code of the phone button is used, expired or of another app: let the user tap again. */
    PHONE_CODE_EXPIRED(400),
    /** The phone code belongs to another user than the one who is logged in. */
    PHONE_CODE_OF_ANOTHER_USER(400),
    /** The scene or the page of a mini-program code is not allowed. */
    STORE_CODE_INVALID(400),
    /** The page is not in the released version of the mini-program. */
    PAGE_NOT_RELEASED(409),
    /** The merchant's keys at WeChat are missing, wrong, or not allowed to do this. */
    WECHAT_NOT_CONFIGURED(409),
    /** WeChat's quota for this user or this merchant is used up for now. */
    WECHAT_TOO_FREQUENT(429),
    /** WeChat does not answer, or answers nonsense. */
    WECHAT_UNAVAILABLE(503);

    private final int status;

    WechatProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
