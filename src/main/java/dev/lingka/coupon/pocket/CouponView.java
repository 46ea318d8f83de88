package dev.lingka.coupon.pocket;

import dev.lingka.coupon.CouponConditions;
import dev.lingka.coupon.CouponKind;
import dev.lingka.coupon.CouponTemplate;
import dev.lingka.coupon.CouponValue;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.shared.http.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A coupon as its holder and staff see it.
 *
 * @param code its own code, the text of its QR code: for the holder alone, while it can still be used; null otherwise
 * @param state {@code upcoming}, {@code usable}, {@code offered} (waits for a friend), {@code used}, {@code expired} or
 *     {@code given} (a friend has it)
 * @param validUntil itself no longer in it
 * @param endedAt when it was used, given away or ran out; null before
 */
public record CouponView(
        UUID id,
        UUID memberId,
        @Schema(nullable = true) String code,
        String state,
        String template,
        LocalizedText name,
        CouponKind kind,
        CouponValue value,
        CouponConditions conditions,
        boolean transferable,
        Instant validFrom,
        Instant validUntil,
        Instant grantedAt,
        @Schema(nullable = true) Instant endedAt) {

    static CouponView of(Row row, CouponTemplate terms) {
        return new CouponView(
                row.getUUID("id"),
                row.getUUID("member_id"),
                null,
                row.getString("state"),
                terms.code(),
                terms.name(),
                terms.kind(),
                terms.value(),
                terms.conditions(),
                terms.transferable(),
                instant(row, "valid_from"),
                instant(row, "valid_until"),
                instant(row, "granted_at"),
                instant(row, "ended_at"));
    }

    /** The same for its holder. */
    public CouponView with(String ownCode) {
        return new CouponView(
                id,
                memberId,
                ended() ? null : ownCode,
                state,
                template,
                name,
                kind,
                value,
                conditions,
                transferable,
                validFrom,
                validUntil,
                grantedAt,
                endedAt);
    }

    private boolean ended() {
        return state.equals("used") || state.equals("expired") || state.equals("given");
    }

    Cursor cursor() {
        return Cursor.of(validUntil, id);
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime moment = row.getOffsetDateTime(column);
        return moment == null ? null : moment.toInstant();
    }

    /** The code pays: it stays out of logs. */
    @Override
    public String toString() {
        return "CouponView[id=" + id + ", state=" + state + "]";
    }
}
