package dev.lingka.reward.grant;

import dev.lingka.reward.rule.Happening;
import dev.lingka.reward.rule.Occasion;
import dev.lingka.shared.InMerchant;
import dev.lingka.tier.Standing;
import dev.lingka.tier.TierService;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds out what rules must know about something that happened. Empty where nobody is there to be given anything. */
@ApplicationScoped
class Happenings {

    private final FactRepository facts;
    private final TierService tiers;

    Happenings(FactRepository facts, TierService tiers) {
        this.facts = facts;
        this.tiers = tiers;
    }

    Uni<Optional<Happening>> sale(InMerchant merchant, UUID saleId) {
        return facts.sale(merchant, saleId).chain(found -> found.map(
                        sale -> tier(merchant, member(sale)).map(tier -> Optional.of(sale(saleId, sale, tier))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /**
     * Anything but a sale.
     *
     * @param payload has {@code storeId}, {@code amountFen} and {@code kind} of a card where the occasion has them
     */
    Uni<Optional<Happening>> other(
            InMerchant merchant, Occasion occasion, UUID memberId, String sourceId, JsonObject payload) {
        return facts.member(merchant, memberId).chain(found -> found.map(member -> tier(merchant, member(member))
                        .map(tier -> Optional.of(other(occasion, member, sourceId, payload, tier))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<String> tier(InMerchant merchant, UUID memberId) {
        return tiers.standing(merchant, memberId).map(Standing::code);
    }

    private static Happening sale(UUID saleId, JsonObject sale, String tier) {
        Map<String, Long> paid = sale.getJsonObject("classes").stream()
                .collect(Collectors.toMap(Map.Entry::getKey, line -> ((Number) line.getValue()).longValue()));
        return new Happening(
                Occasion.SALE,
                member(sale),
                saleId.toString(),
                UUID.fromString(sale.getString("storeId")),
                LocalDate.parse(sale.getString("day")),
                sale.getLong("totalFen"),
                List.of(sale.getString("cardKind")),
                tier,
                sale.getBoolean("firstSale"),
                paid);
    }

    private static Happening other(
            Occasion occasion, JsonObject member, String sourceId, JsonObject payload, String tier) {
        String store = payload.getString("storeId");
        List<String> kinds = occasion == Occasion.CARD_ISSUED
                ? List.of(payload.getString("kind"))
                : member.getJsonArray("cardKinds").stream()
                        .map(String.class::cast)
                        .toList();
        return new Happening(
                occasion,
                member(member),
                sourceId,
                store == null ? null : UUID.fromString(store),
                LocalDate.parse(member.getString("day")),
                occasion == Occasion.RECHARGE ? payload.getLong("amountFen") : 0,
                kinds,
                occasion == Occasion.TIER_UP ? payload.getString("to") : tier,
                false,
                Map.of());
    }

    private static UUID member(JsonObject facts) {
        return UUID.fromString(facts.getString("memberId"));
    }
}
