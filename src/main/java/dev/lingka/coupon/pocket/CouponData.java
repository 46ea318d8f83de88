package dev.lingka.coupon.pocket;

import dev.lingka.member.PersonalData;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Coupons in a person's own file: a hundred of each kind, the others by the list. */
@ApplicationScoped
class CouponData implements PersonalData {

    private final PocketService pockets;

    CouponData(PocketService pockets) {
        this.pockets = pockets;
    }

    /** What is in the pocket, and what was. */
    record CouponFile(List<CouponView> usable, List<CouponView> used, List<CouponView> expired) {}

    @Override
    public String section() {
        return "coupons";
    }

    @Override
    public Uni<?> of(Actor member) {
        return items(member, PocketFilter.USABLE)
                .chain(usable -> items(member, PocketFilter.USED).chain(used -> items(member, PocketFilter.EXPIRED)
                        .map(expired -> new CouponFile(usable, used, expired))));
    }

    private Uni<List<CouponView>> items(Actor member, PocketFilter filter) {
        return pockets.own(member, filter, null, Page.MAX_LIMIT).map(Page::items);
    }
}
