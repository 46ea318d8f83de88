package dev.lingka.notification.message;

import dev.lingka.shared.http.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of an inbox.
 *
 * @param nextCursor give it back as {@code cursor} for the next page; null on the last one
 * @param unread in the whole inbox, 100 at most
 */
record InboxView(List<MessageView> items, @Schema(nullable = true) String nextCursor, int unread) {

    static InboxView of(Page<MessageView> page, int unread) {
        return new InboxView(page.items(), page.nextCursor(), unread);
    }
}
