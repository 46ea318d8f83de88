package dev.lingka.dryrun.play;

import dev.lingka.coupon.CouponTemplate;
import dev.lingka.coupon.CouponValidity;
import dev.lingka.coupon.HeldCoupon;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Coupons that played rules gave a member. Stock and daily limits, which are everybody's, are not counted. */
final class Pocket {

    private final UUID memberId;
    private final List<HeldCoupon> pieces = new ArrayList<>();
    private final Map<String, Long> given = new HashMap<>();
    private long made;

    Pocket(UUID memberId) {
        this.memberId = memberId;
    }

    /** A new piece; empty when the member has had all that one may get, or it would be over already. */
    Optional<HeldCoupon> give(CouponTemplate template, Instant now, ZoneId zone) {
        CouponValidity.Span span = template.validity().givenAt(now, zone);
        long had = given.getOrDefault(template.code(), 0L);
        if (!now.isBefore(span.until()) || (template.perMember() != null && had >= template.perMember())) {
            return Optional.empty();
        }
        made++;
        given.put(template.code(), had + 1);
        HeldCoupon piece = new HeldCoupon(new UUID(0, made), memberId, template, span.from(), span.until());
        pieces.add(piece);
        return Optional.of(piece);
    }

    /** A piece of a template that can be used now. */
    Optional<HeldCoupon> live(String template, Instant at) {
        return pieces.stream()
                .filter(piece -> piece.terms().code().equals(template) && isLive(piece, at))
                .findFirst();
    }

    /** Pieces of other templates than these that can be used now. */
    List<HeldCoupon> besides(Set<String> templates, Instant at, int most) {
        return pieces.stream()
                .filter(piece -> !templates.contains(piece.terms().code()) && isLive(piece, at))
                .limit(most)
                .toList();
    }

    /** Takes a piece out; false when it is not there. */
    boolean take(HeldCoupon piece) {
        return pieces.remove(piece);
    }

    /** A used piece comes back, when it was from here, its terms say so and its time is not over. */
    void putBack(HeldCoupon piece, Instant at) {
        boolean own = piece.id().getMostSignificantBits() == 0;
        if (own && piece.terms().returnOnRefund() && isLive(piece, at)) {
            pieces.add(piece);
        }
    }

    private static boolean isLive(HeldCoupon piece, Instant at) {
        return !at.isBefore(piece.validFrom()) && at.isBefore(piece.validUntil());
    }
}
