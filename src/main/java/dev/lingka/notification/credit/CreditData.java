package dev.lingka.notification.credit;

import dev.lingka.member.PersonalData;
import dev.lingka.shared.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What a person allowed us to write, in their own file. */
@ApplicationScoped
class CreditData implements PersonalData {

    private final CreditRepository credits;

    CreditData(CreditRepository credits) {
        this.credits = credits;
    }

    @Override
    public String section() {
        return "subscriptions";
    }

    @Override
    public Uni<?> of(Actor member) {
        return credits.of(member);
    }
}
