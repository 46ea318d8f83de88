package dev.lingka.shop.redemption;

import dev.lingka.member.PersonalData;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Redemptions in a person's own file: the newest hundred, older ones by the list. */
@ApplicationScoped
class RedemptionData implements PersonalData {

    private final RedemptionService redemptions;

    RedemptionData(RedemptionService redemptions) {
        this.redemptions = redemptions;
    }

    @Override
    public String section() {
        return "redemptions";
    }

    @Override
    public Uni<?> of(Actor member) {
        return redemptions.ofMember(member, null, Page.MAX_LIMIT).map(Page::items);
    }
}
