package dev.lingka.campaign.segment;

import java.util.stream.Stream;

/** What is counted of a member. The name is the condition's; amounts are in fen. */
enum Measure {
    BALANCE_FEN("balanceFen", "f.balance_fen", null),
    POINTS("points", "f.points", null),
    SPEND_FEN("spendFen", "f.spend_fen", "coalesce(sum(d.spend_fen), 0)"),
    SALES("sales", "f.sales", "coalesce(sum(d.sales), 0)"),
    VISITS("visits", "f.visits", "count(*)"),
    AVERAGE_FEN("averageFen", "f.spend_fen / nullif(f.sales, 0)", "div(sum(d.spend_fen), nullif(sum(d.sales), 0))"),
    DAYS_SINCE_VISIT("daysSinceVisit", "%s - f.last_sale_day", null),
    DAYS_SINCE_JOINING("daysSinceJoining", "%s - f.joined_day", null),
    DAYS_SINCE_CLICK("daysSinceClick", "%s - f.last_click_day", null),
    COUPONS_HELD("couponsHeld", "f.coupons_held", null),
    COUPONS_USED("couponsUsed", "f.coupons_used", null),
    CLICKS("messagesClicked", "f.clicks", "count(*)");

    private final String text;
    private final String ever;
    private final String within;

    Measure(String text, String ever, String within) {
        this.text = text;
        this.ever = ever;
        this.within = within;
    }

    String text() {
        return text;
    }

    /** Over all days, as SQL over the facts f; {@code %s} stands for today. */
    String ever() {
        return ever;
    }

    /** Over the days of a window, as SQL over the rows d of {@link #table}; null where there is no such thing. */
    String within() {
        return within;
    }

    String table() {
        return this == CLICKS ? "member_click" : "member_sale_day";
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
