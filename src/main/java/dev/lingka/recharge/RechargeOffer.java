package dev.lingka.recharge;

import dev.lingka.merchant.programme.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/**
 * Pay this, get that on top.
 *
 * @param firstTime only for a member who never recharged before
 * @param limitPerMember how often one member may take it; null means as often as he likes
 * @param cardKinds codes of the card kinds that it is for; empty means all
 * @param from first moment of the period, null for no beginning
 * @param until end of the period, itself no longer in it, null for no end
 */
public record RechargeOffer(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") String code,
        @NotNull @Valid LocalizedText name,
        @Min(1) long payFen,
        @Min(0) long bonusFen,
        Boolean firstTime,
        @Min(1) Integer limitPerMember,
        @Size(max = 20) List<String> cardKinds,
        Instant from,
        Instant until) {

    public RechargeOffer {
        firstTime = Boolean.TRUE.equals(firstTime);
        cardKinds = cardKinds == null ? List.of() : List.copyOf(cardKinds);
    }

    boolean appliesTo(String cardKind, Instant now) {
        boolean begun = from == null || !now.isBefore(from);
        boolean over = until != null && !now.isBefore(until);
        return begun && !over && (cardKinds.isEmpty() || cardKinds.contains(cardKind));
    }

    Sale sale() {
        return new Sale(code, payFen, bonusFen, firstTime, limitPerMember);
    }
}
