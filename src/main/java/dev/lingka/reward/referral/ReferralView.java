package dev.lingka.reward.referral;

import dev.lingka.card.join.FriendCode;
import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a member shows to friends, and what came of it.
 *
 * @param code null until the member asked for one
 * @param link the ordinary link behind the code
 * @param joined friends who have a card
 * @param bought friends whose sale counts, or may yet
 * @param waiting of these, whose sale may still go back
 * @param rewarded of these, for whom the member was rewarded
 * @param coupons pieces that were given for them
 * @param points that were given for them
 */
record ReferralView(
        @Schema(nullable = true) String code,
        @Schema(nullable = true) String link,
        long joined,
        long bought,
        long waiting,
        long rewarded,
        long coupons,
        long points) {

    static ReferralView of(FriendCode code, JsonObject read) {
        return new ReferralView(
                code == null ? null : code.code(),
                code == null ? null : code.link(),
                read.getLong("joined"),
                read.getLong("bought"),
                read.getLong("waiting"),
                read.getLong("rewarded"),
                read.getLong("coupons"),
                read.getLong("points"));
    }
}
