package dev.lingka.notification.channel;

import dev.lingka.shared.InMerchant;
import dev.lingka.wechat.open.WechatMessageService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * URL Links that open a page of the mini-program from words. WeChat lets one live for 30 days and be opened by many, so
 * that a day's messages share one per page.
 */
@ApplicationScoped
class PageLinks {

    /** Why a message waits that wants one. */
    static final String NONE = "no link";

    private static final int DAYS = 30;
    private static final long FRESH_NANOS = Duration.ofDays(1).toNanos();
    private static final int MOST_KEPT = 10_000;

    private final WechatMessageService wechat;
    private final Map<Page, Link> kept = new ConcurrentHashMap<>();

    PageLinks(WechatMessageService wechat) {
        this.wechat = wechat;
    }

    private record Page(int merchantId, String path) {}

    private record Link(String address, long madeNanos) {

        boolean isFresh() {
            return System.nanoTime() - madeNanos < FRESH_NANOS;
        }
    }

    /** A link to the page, as in {@code https://wxaurl.cn/9Hx2…}; empty when WeChat gives none now. */
    Uni<Optional<String>> of(InMerchant merchant, String page) {
        Page key = new Page(merchant.merchantId(), page);
        Link known = kept.get(key);
        if (known != null && known.isFresh()) {
            return Uni.createFrom().item(Optional.of(known.address()));
        }
        int query = page.indexOf('?');
        String path = query < 0 ? page : page.substring(0, query);
        return wechat.urlLink(merchant, path, query < 0 ? "" : page.substring(query + 1), DAYS)
                .invoke(link -> link.ifPresent(address -> keep(key, address)));
    }

    private void keep(Page page, String address) {
        if (kept.size() >= MOST_KEPT) {
            kept.values().removeIf(link -> !link.isFresh());
        }
        if (kept.size() < MOST_KEPT) {
            kept.put(page, new Link(address, System.nanoTime()));
        }
    }
}
