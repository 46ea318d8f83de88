package dev.lingka.coupon;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Gives coupons, and finds those that can be used. Used they are by SQL, in the till's commit (coupon_redeem). */
@ApplicationScoped
public class CouponService {

    /** The outcome of a grant that gave a piece. */
    public static final String GRANTED = "GRANTED";

    private static final String OWN_CODE = "coupon";

    private final MoneyFunctions functions;
    private final ProgrammeService programmes;
    private final CouponRepository coupons;
    private final CouponCode codes;
    private final TermsText texts;

    CouponService(
            MoneyFunctions functions,
            ProgrammeService programmes,
            CouponRepository coupons,
            CouponCode codes,
            TermsText texts) {
        this.functions = functions;
        this.programmes = programmes;
        this.coupons = coupons;
        this.codes = codes;
        this.texts = texts;
    }

    /** The member's piece, when it can be used at this moment; its other conditions are for {@link CouponWorth}. */
    public Uni<Optional<HeldCoupon>> usable(InMerchant merchant, UUID memberId, UUID couponId) {
        return coupons.usable(merchant, memberId, couponId);
    }

    /** The piece with this own code, as scanned or typed, when it can be used at this moment. */
    public Uni<Optional<HeldCoupon>> usable(InMerchant merchant, String code) {
        return CouponCode.read(code)
                .map(text -> coupons.usable(merchant, codes.hash(merchant, text)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** Why {@link #usable(InMerchant, UUID, UUID)} has none: the problem's name, and its figures. */
    public Uni<Outcome> refusal(InMerchant merchant, UUID memberId, UUID couponId) {
        return coupons.refusal(merchant, memberId, couponId);
    }

    /** Why {@link #usable(InMerchant, String)} has none. */
    public Uni<Outcome> refusal(InMerchant merchant, String code) {
        return coupons.refusal(
                merchant,
                CouponCode.read(code).map(text -> codes.hash(merchant, text)).orElse(""));
    }

    /** The own code of a piece: the text of its QR code. A friend who is given the piece gets another one. */
    public String ownCode(InMerchant merchant, UUID couponId) {
        return codes.of(merchant, OWN_CODE, couponId.toString());
    }

    /**
     * Gives a piece for something that happened, once: the same source, template and member again change nothing.
     *
     * @param templateCode of the programme in force
     * @param sourceKind what happened, as in {@code birthday}; at most 40 characters
     * @param sourceId which of these, as in a sale's id or a year; at most 300 characters
     * @return {@code GRANTED} or {@code OPERATION_KNOWN}; else why not, a value: {@code NOT_FOUND} for who can hold
     *     none, {@code COUPON_TEMPLATE_UNKNOWN}, {@code COUPON_TEMPLATE_OVER}, {@code COUPON_SOLD_OUT},
     *     {@code COUPON_DAY_SOLD_OUT}, {@code COUPON_LIMIT_REACHED}
     */
    public Uni<Outcome> grant(
            InMerchant merchant, UUID memberId, String templateCode, String sourceKind, String sourceId) {
        Operation operation =
                operation(merchant, String.join("|", sourceKind, sourceId, templateCode, memberId.toString()));
        return programmes.current(merchant).chain(programme -> {
            Optional<CouponTemplate> template =
                    programme.section(CouponRules.class).template(templateCode);
            return template.isEmpty()
                    ? Uni.createFrom().item(unknown(templateCode))
                    : grant(operation, new Wish(programme, template.get(), memberId, sourceKind, sourceId, null));
        });
    }

    /**
     * A grant in full.
     *
     * @param reason of staff who give it; kept in the audit trail, null for no entry there
     */
    public record Wish(
            Programme programme,
            CouponTemplate template,
            UUID memberId,
            String sourceKind,
            String sourceId,
            String reason) {}

    /** Gives a piece under an operation of its own; outcomes as above. */
    public Uni<Outcome> grant(Operation operation, Wish wish) {
        return functions.call("coupon_grant", operation, piece(operation, wish));
    }

    /** The id of a piece to come, and the hash of its code. */
    public JsonObject identity(InMerchant merchant) {
        UUID couponId = Ids.next();
        return new JsonObject()
                .put("couponId", couponId.toString())
                .put("codeHash", codes.hash(merchant, ownCode(merchant, couponId)));
    }

    /** A template as a piece keeps it. */
    public JsonObject terms(CouponTemplate template) {
        return texts.write(template);
    }

    /** How long before its end the member is told of a piece given now; null for no notice. */
    public static Integer noticeDays(Programme programme) {
        int days = programme.section(CouponRules.class).noticeDays();
        return days == 0 ? null : days;
    }

    /** What SQL needs to know to make a piece inside another feature's commit, under a fresh id. */
    public JsonObject piece(InMerchant merchant, Wish wish) {
        return identity(merchant)
                .put("memberId", wish.memberId().toString())
                .put("terms", terms(wish.template()))
                .put("programmeVersion", wish.programme().version())
                .put("noticeDays", noticeDays(wish.programme()))
                .put("sourceKind", wish.sourceKind())
                .put("sourceId", wish.sourceId())
                .put("audited", wish.reason() != null)
                .put("reason", wish.reason());
    }

    /** The source may be named at any length; a key may not. */
    private static Operation operation(InMerchant merchant, String source) {
        String key = "coupon-grant:" + UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8));
        return new Operation(Actor.system(merchant.merchantId()), key, source);
    }

    private static Outcome unknown(String templateCode) {
        return new Outcome("COUPON_TEMPLATE_UNKNOWN", new JsonObject().put("template", templateCode));
    }
}
