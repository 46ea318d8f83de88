package dev.lingka.bench.madeup;

import java.sql.SQLException;
import java.util.List;

/** The tables that are filled, each by a stream of its own. */
final class Streams implements AutoCloseable {

    static final List<String> TABLES = List.of(
            "member",
            "card",
            "card_number",
            "sale",
            "sale_tender",
            "sale_line",
            "member_fact",
            "member_sale_day",
            "member_goods");

    final Copy members;
    final Copy cards;
    final Copy numbers;
    final Copy sales;
    final Copy tenders;
    final Copy lines;
    final Copy facts;
    final Copy days;
    final Copy goods;

    Streams(String database) throws SQLException {
        members = new Copy(database, "member", "merchant_id, id, kind, created_at, joined_at");
        cards = new Copy(
                database,
                "card",
                "merchant_id, id, member_id, kind, number, code_number, balance_cap_fen, store_id, programme_version,"
                        + " created_at");
        numbers = new Copy(database, "card_number", "merchant_id, number, card_id, given_at");
        sales = new Copy(
                database,
                "sale",
                "merchant_id, business_month, id, business_day, sold_at, store_id, card_id, member_id, identified_by,"
                        + " total_fen, wallet_fen, principal_fen, bonus_fen, programme_version, actor");
        tenders = new Copy(database, "sale_tender", "merchant_id, business_month, sale_id, line, kind, amount_fen");
        lines = new Copy(
                database,
                "sale_line",
                "merchant_id, business_month, sale_id, line, sku, name, quantity, amount_fen, product_class");
        facts = new Copy(
                database,
                "member_fact",
                "merchant_id, member_id, bucket, joined_at, joined_day, store_id, card_kinds, first_sale_day,"
                        + " last_sale_day, sales, visits, spend_fen, weekdays, hours, usual_gap_days");
        days = new Copy(
                database,
                "member_sale_day",
                "merchant_id, member_id, day, sales, spend_fen, stores, hours, skus, classes");
        goods = new Copy(database, "member_goods", "merchant_id, member_id, kind, code, times, first_day, last_day");
    }

    private List<Copy> all() {
        return List.of(members, cards, numbers, sales, tenders, lines, facts, days, goods);
    }

    void end() throws SQLException {
        for (Copy each : all()) {
            each.end();
        }
    }

    @Override
    public void close() throws SQLException {
        for (Copy each : all()) {
            each.close();
        }
    }
}
