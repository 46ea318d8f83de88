package dev.lingka.notification.channel;

import dev.lingka.notification.preference.OptOutLinks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands below the words of a channel that takes words alone: a link to the message's page, and, of marketing, how
 * to stop it.
 */
@ApplicationScoped
class Endings {

    private final PageLinks links;
    private final OptOutLinks optOuts;

    Endings(PageLinks links, OptOutLinks optOuts) {
        this.links = links;
        this.optOuts = optOuts;
    }

    /** The words with their ending for one person; empty while WeChat gives no link to the page. */
    Uni<Optional<Parcel.Words>> forOne(Parcel parcel) {
        return ended(
                parcel,
                parcel.words().english() ? "Unsubscribe: " : "退订：",
                optOuts.of(parcel.merchantId(), parcel.reach().memberId()));
    }

    /** The same for many who are told the same, so that nobody's own link can stand in it. */
    Uni<Optional<Parcel.Words>> forMany(Parcel parcel) {
        return parcel.words().english()
                ? ended(parcel, "No more of these: ", "Message settings under “Me” in our mini-program")
                : ended(parcel, "退订：", "小程序“我的”里的“消息设置”");
    }

    private Uni<Optional<Parcel.Words>> ended(Parcel parcel, String stop, String where) {
        List<String> lines = new ArrayList<>();
        if (parcel.marketing()) {
            lines.add(stop + where);
        }
        String page = parcel.words().page();
        if (page == null) {
            return Uni.createFrom().item(Optional.of(parcel.words().ending(lines)));
        }
        return links.of(parcel, page)
                .map(found -> found.map(link -> {
                    lines.add(0, link);
                    return parcel.words().ending(lines);
                }));
    }
}
