package dev.lingka.notification.channel;

import dev.lingka.shared.InMerchant;
import dev.lingka.wechat.open.WechatMessageService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * URL Links that open a page of the mini-program from an SMS. WeChat lets one live for 30 days and be opened by many,
 * so that a day's messages share one per page.
 */
@ApplicationScoped
class PageLinks {

    private static final int DAYS = 30;
    private static final long FRESH_NANOS = Duration.ofDays(1).toNanos();
    private static final int MOST_KEPT = 10_000;

    private final WechatMessageService wechat;
    private final Map<Page, Link> kept = new ConcurrentHashMap<>();

    PageLinks(WechatMessageService wechat) {
        this.wechat = wechat;
    }

    private record Page(int merchantId, String path) {}

    private record Link(String ticket, long madeNanos) {

        boolean isFresh() {
            return System.nanoTime() - madeNanos < FRESH_NANOS;
        }
    }

    /** The last part of a link to the page; empty text where there is no page, or WeChat gave no link. */
    Uni<String> of(InMerchant merchant, String page) {
        if (page == null) {
            return Uni.createFrom().item("");
        }
        Page key = new Page(merchant.merchantId(), page);
        Link known = kept.get(key);
        if (known != null && known.isFresh()) {
            return Uni.createFrom().item(known.ticket());
        }
        int query = page.indexOf('?');
        String path = query < 0 ? page : page.substring(0, query);
        return wechat.urlLink(merchant, path, query < 0 ? "" : page.substring(query + 1), DAYS)
                .map(link -> link.map(PageLinks::ticket).orElse(""))
                .invoke(ticket -> keep(key, ticket));
    }

    private void keep(Page page, String ticket) {
        if (kept.size() >= MOST_KEPT) {
            kept.values().removeIf(link -> !link.isFresh());
        }
        if (!ticket.isEmpty() && kept.size() < MOST_KEPT) {
            kept.put(page, new Link(ticket, System.nanoTime()));
        }
    }

    private static String ticket(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
