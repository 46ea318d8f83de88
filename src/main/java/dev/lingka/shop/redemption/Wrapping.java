package dev.lingka.shop.redemption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lingka.coupon.CouponCode;
import dev.lingka.coupon.CouponRules;
import dev.lingka.coupon.CouponService;
import dev.lingka.coupon.CouponTemplate;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.shared.Actor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.shop.ShopItem;
import dev.lingka.shop.ShopProblem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/**
 * Writes down all that SQL needs to give an item: the rule itself, fresh ids with their codes, and the coupons that may
 * come of it. What is drawn is known in SQL alone, so there are ids for whatever each draw may win.
 */
@ApplicationScoped
class Wrapping {

    private static final String OWN_CODE = "redemption";

    private final CouponService coupons;
    private final CouponCode codes;
    private final ObjectMapper json;

    Wrapping(CouponService coupons, CouponCode codes, ObjectMapper json) {
        this.coupons = coupons;
        this.codes = codes;
        this.json = json;
    }

    /**
     * The arguments of {@code shop_redeem} but for tier and card.
     *
     * @throws ProblemException SHOP_COUPON_UNKNOWN when the programme lacks a coupon that the item gives
     */
    JsonObject of(Actor member, Programme programme, ShopItem item) {
        JsonArray spares = new JsonArray();
        for (int draw = 0; draw < item.draws(); draw++) {
            spares.add(spare(member));
        }
        JsonObject pieces = new JsonObject();
        item.coupons().forEach(code -> pieces.put(code, piece(member, programme, code)));
        return spare(member)
                .put("memberId", member.id().toString())
                .put("item", write(item))
                .put("programmeVersion", programme.version())
                .put("spares", spares)
                .put("pieces", pieces);
    }

    /** The own code of a redemption: the text of its QR code. */
    String ownCode(InMerchant merchant, UUID redemptionId) {
        return codes.of(merchant, OWN_CODE, redemptionId.toString());
    }

    /** What the database finds a code by. */
    String hash(InMerchant merchant, String code) {
        return codes.hash(merchant, code);
    }

    private JsonObject spare(InMerchant merchant) {
        UUID redemptionId = Ids.next();
        UUID couponId = Ids.next();
        return new JsonObject()
                .put("redemptionId", redemptionId.toString())
                .put("codeHash", hash(merchant, ownCode(merchant, redemptionId)))
                .put("couponId", couponId.toString())
                .put("couponCodeHash", hash(merchant, coupons.ownCode(merchant, couponId)));
    }

    private JsonObject piece(Actor member, Programme programme, String code) {
        CouponTemplate template = programme
                .section(CouponRules.class)
                .template(code)
                .orElseThrow(() -> ProblemException.of(ShopProblem.SHOP_COUPON_UNKNOWN, Map.of("template", code)));
        return coupons.piece(
                member, new CouponService.Wish(programme, template, member.id(), "redemption", code, null));
    }

    private JsonObject write(ShopItem item) {
        try {
            return new JsonObject(json.writeValueAsString(item));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
