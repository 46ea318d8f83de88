package dev.lingka.shop.offer;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.Actor;
import dev.lingka.shop.ShopRules;
import dev.lingka.tier.TierService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lays the shop out for a member. */
@ApplicationScoped
class OfferService {

    private final ProgrammeService programmes;
    private final TierService tiers;
    private final OfferRepository offers;

    OfferService(ProgrammeService programmes, TierService tiers, OfferRepository offers) {
        this.programmes = programmes;
        this.tiers = tiers;
        this.offers = offers;
    }

    Uni<OffersView> of(Actor member) {
        return programmes.current(member).chain(programme -> of(member, programme));
    }

    private Uni<OffersView> of(Actor member, Programme programme) {
        ShopRules rules = programme.section(ShopRules.class);
        return tiers.standing(member, member.id())
                .chain(standing -> offers.read(member, member.id(), standing.code(), rules))
                .map(read -> OffersView.of(programme, read));
    }
}
