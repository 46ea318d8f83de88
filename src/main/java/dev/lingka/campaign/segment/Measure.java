package dev.lingka.campaign.segment;

import java.util.stream.Stream;

/** What is counted of a member. The name is the condition's; amounts are in fen. */
enum Measure {
    BALANCE_FEN("balanceFen", "f.balance_fen", null),
    RECHARGED_FEN("rechargedFen", "f.recharged_fen", "coalesce(sum(d.recharged_fen), 0)"),
    POINTS("points", "f.points", null),
    POINTS_EARNED("pointsEarned", "f.points_earned", "coalesce(sum(d.points_earned), 0)"),
    POINTS_USED("pointsUsed", "f.points_used", "coalesce(sum(d.points_used), 0)"),
    SPEND_FEN("spendFen", "f.spend_fen", "coalesce(sum(d.spend_fen), 0)"),
    SALES("sales", "f.sales", "coalesce(sum(d.sales), 0)"),
    VISITS("visits", "f.visits", "count(*)"),
    AVERAGE_FEN("averageFen", "f.spend_fen / nullif(f.sales, 0)", "div(sum(d.spend_fen), nullif(sum(d.sales), 0))"),
    DAYS_SINCE_VISIT("daysSinceVisit", since("f.last_sale_day"), since("max(d.day)")),
    DAYS_SINCE_JOINING("daysSinceJoining", since("f.joined_day"), null),
    DAYS_SINCE_CLICK("daysSinceClick", since("f.last_click_day"), since("max(d.day)")),
    COUPONS_HELD("couponsHeld", "f.coupons_held", null),
    COUPONS_USED("couponsUsed", "f.coupons_used", "coalesce(sum(cardinality(d.coupons)), 0)"),
    CLICKS("messagesClicked", "f.clicks", "count(*)");

    private final String text;
    private final String ever;
    private final String within;

    Measure(String text, String ever, String within) {
        this.text = text;
        this.ever = ever;
        this.within = within;
    }

    /** Not less than none, though a store east of the merchant's zone may be in its next day already. */
    private static String since(String day) {
        return "case when " + day + " > %1$s then 0 else %1$s - " + day + " end";
    }

    String text() {
        return text;
    }

    /** Over all days, as SQL over the facts f; {@code %1$s} stands for today. */
    String ever() {
        return ever;
    }

    /** Over the days of a window, as SQL over the rows d of {@link #table}; null where it has none. */
    String within() {
        return within;
    }

    String table() {
        return switch (this) {
            case CLICKS, DAYS_SINCE_CLICK -> "member_click";
            case RECHARGED_FEN, POINTS_EARNED, POINTS_USED, COUPONS_USED -> "member_move_day";
            default -> "member_sale_day";
        };
    }

    /** Whether a member of whom nothing is counted has none of it, so that no bounds hold, rather than zero. */
    boolean isNoneWithout() {
        return switch (this) {
            case AVERAGE_FEN, DAYS_SINCE_VISIT, DAYS_SINCE_CLICK -> true;
            default -> false;
        };
    }

    boolean isMoney() {
        return text.endsWith("Fen");
    }

    static Measure of(String text) {
        return Stream.of(values())
                .filter(measure -> measure.text.equals(text))
                .findFirst()
                .orElse(null);
    }
}
