package dev.lingka.notification.kind;

/**
 * Something that an occasion can tell in a text.
 *
 * @param name between braces in the text
 * @param field of the event in which it stands
 */
public record Placeholder(String name, Sort sort, String field) {

    /** What it is, which says how it is found and written. */
    public enum Sort {
        /** Fen, written as in ¥1,234.50. */
        MONEY,
        /** What the card holds when the message is written; fen. */
        BALANCE,
        /** Name of the store with this id; of the programme where there was none. */
        STORE,
        /** When it happened, in the merchant's zone. */
        EVENT_TIME,
        /** A moment, in the merchant's zone. */
        MOMENT,
        /** A date. */
        DAY,
        COUNT,
        TEXT,
        /** Name of the coupon template of this code; and so on. */
        COUPON,
        LEVEL,
        LINE,
        CARD_KIND,
        /** Words in two languages that the event brings itself. */
        WORDS
    }

    static final Placeholder AT = new Placeholder("at", Sort.EVENT_TIME, "");
    static final Placeholder BALANCE = new Placeholder("balance", Sort.BALANCE, "cardId");
    static final Placeholder STORE = new Placeholder("store", Sort.STORE, "storeId");
    static final Placeholder LINE = new Placeholder("line", Sort.LINE, "line");
    static final Placeholder NUMBER = new Placeholder("number", Sort.TEXT, "number");
    static final Placeholder AHEAD = count("ahead");
    static final Placeholder PARTY = new Placeholder("party", Sort.COUNT, "partySize");
    static final Placeholder COUPON = new Placeholder("coupon", Sort.COUPON, "template");
    static final Placeholder KIND = new Placeholder("kind", Sort.CARD_KIND, "kind");
    static final Placeholder LAST_DAY = new Placeholder("day", Sort.DAY, "lastDay");
    static final Placeholder POINTS = count("points");
    static final Placeholder NAME = new Placeholder("name", Sort.WORDS, "name");

    static Placeholder money(String name, String field) {
        return new Placeholder(name, Sort.MONEY, field);
    }

    static Placeholder count(String field) {
        return new Placeholder(field, Sort.COUNT, field);
    }

    static Placeholder moment(String name, String field) {
        return new Placeholder(name, Sort.MOMENT, field);
    }

    static Placeholder level(String name, String field) {
        return new Placeholder(name, Sort.LEVEL, field);
    }
}
