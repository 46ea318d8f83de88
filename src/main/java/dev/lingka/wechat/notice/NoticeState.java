package dev.lingka.wechat.notice;

import java.util.Locale;

/** What came of a genuine notice. */
enum NoticeState {
    HANDLED,
    IGNORED,
    /** Its effect is still to come; WeChat repeats it. */
    OPEN;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
