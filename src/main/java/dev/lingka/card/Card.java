package dev.lingka.card;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A card as its row has it. It changes in the SQL functions of this feature alone.
 *
 * @param kind code of a card kind of the programme
 * @param balanceCapFen the most that it may hold, in fen
 * @param spendableAt before this moment no value leaves the card; null means at any time
 * @param mergedInto the card that took over its value; null for most
 * @param storeId where it was taken out; null when not in a store
 * @param benefitsUntil the last day of its term, in the merchant's zone; null for one without a term
 */
public record Card(
        UUID id,
        UUID memberId,
        String kind,
        String number,
        CardStatus status,
        long balanceCapFen,
        Instant spendableAt,
        UUID mergedInto,
        UUID storeId,
        Instant createdAt,
        LocalDate benefitsUntil) {

    static final String COLUMNS = "c.id, c.member_id, c.kind, c.number, c.status, c.balance_cap_fen, c.spendable_at,"
            + " c.merged_into, c.store_id, c.created_at, (select t.last_day from card_term t"
            + " where t.merchant_id = c.merchant_id and t.card_id = c.id) as benefits_until";

    static Card of(Row row) {
        OffsetDateTime spendableAt = row.getOffsetDateTime("spendable_at");
        return new Card(
                row.getUUID("id"),
                row.getUUID("member_id"),
                row.getString("kind"),
                row.getString("number"),
                CardStatus.of(row.getString("status")),
                row.getLong("balance_cap_fen"),
                spendableAt == null ? null : spendableAt.toInstant(),
                row.getUUID("merged_into"),
                row.getUUID("store_id"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getLocalDate("benefits_until"));
    }

    /** Card numbers stay out of logs. */
    @Override
    public String toString() {
        return "Card[id=" + id + ", status=" + status + "]";
    }
}
