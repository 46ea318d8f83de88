package dev.lingka.notification.kind;

import static dev.lingka.notification.kind.Placeholder.AHEAD;
import static dev.lingka.notification.kind.Placeholder.AT;
import static dev.lingka.notification.kind.Placeholder.BALANCE;
import static dev.lingka.notification.kind.Placeholder.COUPON;
import static dev.lingka.notification.kind.Placeholder.KIND;
import static dev.lingka.notification.kind.Placeholder.LAST_DAY;
import static dev.lingka.notification.kind.Placeholder.LINE;
import static dev.lingka.notification.kind.Placeholder.NAME;
import static dev.lingka.notification.kind.Placeholder.NUMBER;
import static dev.lingka.notification.kind.Placeholder.PARTY;
import static dev.lingka.notification.kind.Placeholder.POINTS;
import static dev.lingka.notification.kind.Placeholder.STORE;
import static dev.lingka.notification.kind.Placeholder.count;
import static dev.lingka.notification.kind.Placeholder.level;
import static dev.lingka.notification.kind.Placeholder.moment;
import static dev.lingka.notification.kind.Placeholder.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be told: an event, and what its text can name. Each tells {@code at}, when it happened, too. */
public enum Occasion {
    RECHARGE_PAID("RechargePaid", money("amount", "amountFen"), money("bonus", "bonusFen"), BALANCE, STORE),
    RECHARGE_REFUNDED("RechargeRefunded", money("amount", "amountFen"), money("bonus", "bonusFen"), BALANCE, STORE),
    CARD_CHARGED(
            "CardCharged",
            money("amount", "walletFen"),
            money("total", "totalFen"),
            count("pointsEarned"),
            BALANCE,
            STORE),
    SALE_REFUNDED("SaleRefunded", money("amount", "amountFen"), money("wallet", "walletFen"), BALANCE, STORE),
    CARD_ADJUSTED("CardAdjusted", money("amount", "amountFen"), BALANCE),
    /** A till asks for money that the member has to agree to on the phone. */
    CHARGE_REQUESTED("ChargeRequested", Duration.ofMinutes(5), money("amount", "walletFen"), BALANCE, STORE),
    CARD_FEE_PAID("CardFeePaid", money("amount", "feeFen"), KIND, STORE),
    CARD_RENEWED("CardRenewed", KIND, LAST_DAY),
    CARD_TERM_ENDING("CardTermEnding", KIND, LAST_DAY),
    CARD_TERM_ENDED("CardTermEnded", KIND, LAST_DAY),
    CARD_ISSUED("CardIssued", KIND, STORE),
    CARD_REISSUED("CardReissued", STORE),
    CARD_FROZEN("CardFrozen", STORE),
    CARD_UNFROZEN("CardUnfrozen", STORE),
    CARD_REPORTED_LOST("CardReportedLost", STORE),
    CARD_CLOSED("CardClosed", STORE),
    /** Somebody with this person's phone number asks for the card: whoever did not must hear of it. */
    CARD_CLAIMED("CardClaimed", moment("from", "spendableAt")),
    PHONE_CHANGED("PhoneChanged"),
    TICKET_TAKEN("TicketTaken", Within.QUEUE, LINE, NUMBER, AHEAD, PARTY, STORE),
    TICKET_AHEAD("TicketAhead", Within.QUEUE, LINE, NUMBER, AHEAD, PARTY, STORE),
    TICKET_CALLED("TicketCalled", Within.QUEUE, LINE, NUMBER, PARTY, STORE),
    TICKET_SKIPPED("TicketSkipped", Within.QUEUE, LINE, NUMBER, AHEAD, PARTY, STORE),
    TICKET_MOVED("TicketMoved", Within.QUEUE, LINE, NUMBER, AHEAD, PARTY, STORE),
    /** A party that sat down or left by itself need not be told. */
    TICKET_ENDED("TicketEnded", Within.QUEUE, LINE, NUMBER, PARTY, STORE),
    QUEUE_CLOSING("QueueClosing", Within.QUEUE, LINE, NUMBER, AHEAD, STORE, moment("closesAt", "closesAt")),
    POINTS_GRANTED("PointsGranted", POINTS, count("balance")),
    POINTS_ADJUSTED("PointsAdjusted", POINTS, count("balance")),
    POINTS_EXPIRING("PointsExpiring", POINTS, LAST_DAY),
    POINTS_EXPIRED("PointsExpired", POINTS),
    COUPON_GRANTED("CouponGranted", COUPON, moment("until", "validUntil")),
    COUPON_GIVEN("CouponGiven", COUPON),
    COUPON_RETURNED("CouponReturned", COUPON, moment("until", "validUntil")),
    COUPON_EXPIRING("CouponExpiring", COUPON, moment("until", "validUntil")),
    COUPON_EXPIRED("CouponExpired", COUPON),
    TIER_CHANGED("TierChanged", level("level", "to"), level("before", "from")),
    TIER_GRACE_BEGUN("TierGraceBegun", level("level", "level")),
    REDEMPTION_MADE("RedemptionMade", NAME, POINTS),
    REDEMPTION_CANCELLED("RedemptionCancelled", NAME, POINTS),
    GIFT_HANDED_OVER("GiftHandedOver", NAME, STORE),
    PRIZE_WON("PrizeWon", NAME),
    MEASURE_TAKEN("MeasureTaken", moment("from", "takesEffectAt")),
    MEASURE_LIFTED("MeasureLifted"),
    APPEAL_DECIDED("AppealDecided");

    private static final Map<String, Occasion> BY_EVENT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Occasion::event, Function.identity()));

    private final String event;
    private final Duration fresh;

    /** Cannot change. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, Placeholder> placeholders;

    Occasion(String event, Placeholder... told) {
        this(event, null, told);
    }

    Occasion(String event, Duration fresh, Placeholder... told) {
        this.event = event;
        this.fresh = fresh;
        Map<String, Placeholder> named = new LinkedHashMap<>();
        Stream.concat(Stream.of(told), Stream.of(AT)).forEach(one -> named.put(one.name(), one));
        placeholders = Collections.unmodifiableMap(named);
    }

    /** How long news of a kind are news. */
    private static final class Within {

        private static final Duration QUEUE = Duration.ofMinutes(30);
    }

    @JsonCreator
    public static Occasion of(String event) {
        Occasion known = BY_EVENT.get(event);
        if (known == null) {
            throw new IllegalArgumentException(event);
        }
        return known;
    }

    /** The type of the event, by which programmes name the occasion. */
    @JsonValue
    public String event() {
        return event;
    }

    /** What a text can name, by the name between the braces. */
    public Map<String, Placeholder> placeholders() {
        return placeholders;
    }

    /** For how long after it channels may still tell of it; empty without an end. The inbox keeps it anyway. */
    public Optional<Duration> fresh() {
        return Optional.ofNullable(fresh);
    }
}
