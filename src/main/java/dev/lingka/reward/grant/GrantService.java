package dev.lingka.reward.grant;

import dev.lingka.coupon.CouponRules;
import dev.lingka.coupon.CouponService;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.points.PointsRules;
import dev.lingka.reward.rule.Gift;
import dev.lingka.reward.rule.Grant;
import dev.lingka.reward.rule.GrantRules;
import dev.lingka.reward.rule.Happening;
import dev.lingka.reward.rule.Occasion;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives and takes back what rules decide: one commit for each rule. */
@ApplicationScoped
class GrantService {

    private final MoneyFunctions functions;
    private final CouponService coupons;

    GrantService(MoneyFunctions functions, CouponService coupons) {
        this.functions = functions;
        this.coupons = coupons;
    }

    /**
     * Gives all that the rules of this version have for it, rule by rule; what was given before is not given again.
     *
     * @return the outcomes of {@code reward_give}, in the order of the rules that gave something
     */
    Uni<List<Outcome>> give(InMerchant merchant, Programme programme, Happening happening) {
        return Multi.createFrom()
                .iterable(programme.section(GrantRules.class).gifts(happening))
                .onItem()
                .transformToUniAndConcatenate(gift -> give(merchant, programme, happening, gift))
                .collect()
                .asList();
    }

    /**
     * Notes that a part or the whole of a source went back.
     *
     * @param wholeFen what the source was; null for what it was when it gave
     */
    Uni<Outcome> takeBack(InMerchant merchant, Occasion occasion, JsonObject refund, String source, Long wholeFen) {
        return functions.call(
                "reward_take_back",
                operation(merchant),
                new JsonObject()
                        .put("occasion", occasion.text())
                        .put("sourceId", refund.getString(source))
                        .put("returnId", refund.getString("refundId"))
                        .put("amountFen", refund.getLong("amountFen"))
                        .put("wholeFen", wholeFen));
    }

    private Uni<Outcome> give(InMerchant merchant, Programme programme, Happening happening, Gift gift) {
        UUID id = Ids.next();
        Grant rule = gift.rule();
        JsonObject args = new JsonObject()
                .put("id", id.toString())
                .put("grant", rule.code())
                .put("occasion", happening.occasion().text())
                .put("sourceId", happening.sourceId())
                .put("memberId", happening.memberId().toString())
                .put(
                        "storeId",
                        happening.storeId() == null ? null : happening.storeId().toString())
                .put("day", happening.day().toString())
                .put("amountFen", happening.amountFen())
                .put("takeBack", rule.takeBack())
                .put("programmeVersion", programme.version())
                .put("limit", limit(rule, happening.day()))
                .put("pieces", pieces(merchant, programme, happening, gift, id))
                .put("points", points(programme, gift, happening.day()));
        return functions
                .call("reward_give", operation(merchant), args)
                .invoke(outcome -> tell(merchant, rule, outcome));
    }

    private JsonArray pieces(InMerchant merchant, Programme programme, Happening happening, Gift gift, UUID id) {
        JsonArray pieces = new JsonArray();
        Optional.ofNullable(gift.coupon())
                .flatMap(code -> programme.section(CouponRules.class).template(code))
                .map(template -> new CouponService.Wish(
                        programme,
                        template,
                        happening.memberId(),
                        happening.occasion().text(),
                        id.toString(),
                        null))
                .map(wish -> coupons.piece(merchant, wish))
                .ifPresent(pieces::add);
        return pieces;
    }

    private static JsonObject limit(Grant rule, LocalDate day) {
        return rule.limit() == null
                ? null
                : new JsonObject()
                        .put("times", rule.limit().times())
                        .put("starts", rule.limit().starts(day));
    }

    private static JsonObject points(Programme programme, Gift gift, LocalDate day) {
        if (gift.points() == null) {
            return null;
        }
        LocalDate lastDay = programme.section(PointsRules.class).expiry().lastDay(day);
        return new JsonObject()
                .put("points", gift.points())
                .put("lastDay", lastDay == null ? null : lastDay.toString());
    }

    private static Operation operation(InMerchant merchant) {
        return Operation.ofSystem(merchant.merchantId(), "reward");
    }

    private static void tell(InMerchant merchant, Grant rule, Outcome outcome) {
        Log.infof("event=reward merchant=%d rule=%s outcome=%s", merchant.merchantId(), rule.code(), outcome.word());
    }
}
