package dev.lingka.recharge;

import dev.lingka.shared.InMerchant;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An order as it is stored.
 *
 * @param cardId null for a card that is not open before the order is paid
 * @param purpose {@code recharge}, {@code card}, {@code renewal} or {@code reissue}
 * @param feeFen what the merchant earns by it; {@code amountFen} is what it puts on the card
 * @param kind of the card whose fee it pays; null for a recharge
 * @param outTradeNo our number at WeChat; null for one paid at the counter
 * @param payerIdentity whose openid pays
 * @param refundedFen principal that was given back or is on its way
 */
public record RechargeOrder(
        int merchantId,
        UUID id,
        UUID cardId,
        UUID memberId,
        UUID storeId,
        String channel,
        String outTradeNo,
        String purpose,
        long feeFen,
        long amountFen,
        long bonusFen,
        String offerCode,
        String termsVersion,
        JsonObject refundTerms,
        RechargeState state,
        UUID payerIdentity,
        String prepayId,
        Instant prepayAt,
        String transactionId,
        Instant paidAt,
        Instant createdAt,
        Instant expiresAt,
        int checkStep,
        long refundedFen,
        String kind)
        implements InMerchant {

    static RechargeOrder of(Row row) {
        return new RechargeOrder(
                row.getInteger("merchant_id"),
                row.getUUID("id"),
                row.getUUID("card_id"),
                row.getUUID("member_id"),
                row.getUUID("store_id"),
                row.getString("channel"),
                row.getString("out_trade_no"),
                row.getString("purpose"),
                row.getLong("fee_fen"),
                row.getLong("amount_fen"),
                row.getLong("bonus_fen"),
                row.getString("offer_code"),
                row.getString("terms_version"),
                row.getJsonObject("refund_terms"),
                RechargeState.of(row.getString("state")),
                row.getUUID("payer_identity"),
                row.getString("prepay_id"),
                instant(row, "prepay_at"),
                row.getString("transaction_id"),
                instant(row, "paid_at"),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                row.getShort("check_step"),
                row.getLong("refunded_fen"),
                row.getString("kind"));
    }

    /** What is paid: what it puts on the card, and the fee. */
    public long totalFen() {
        return amountFen + feeFen;
    }

    /** Whether it buys a card or another term of one. */
    public boolean isOfCard() {
        return purpose.equals("card") || purpose.equals("renewal");
    }

    public boolean isPending() {
        return state == RechargeState.PENDING;
    }

    public boolean isAtCounter() {
        return !channel.equals("wechat");
    }

    public boolean isExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /** True while the prepay id can be paid with. */
    boolean isPrepaid(Instant now, Duration life) {
        return prepayId != null && prepayAt.plus(life).isAfter(now);
    }

    /** Until when the member's own wish is enough for a refund; null while it is not paid. */
    Instant refundableUntil() {
        return paidAt == null ? null : paidAt.plus(Duration.ofDays(refundTerms.getInteger("selfServiceDays")));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }
}
