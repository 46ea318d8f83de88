package dev.lingka.wechat.push;

import io.smallrye.mutiny.Uni;
import java.util.Set;

/**
 * A bean that hears what WeChat pushes. Handling is idempotent and short: all listeners together have four seconds, and
 * a failure makes WeChat push again, three times in all. No database transaction is open.
 */
public interface PushListener {

    /** The events that it hears, as in {@code subscribe}, {@code SCAN}, {@code subscribe_msg_popup_event}. */
    Set<String> events();

    Uni<Void> heard(PushEvent event);
}
