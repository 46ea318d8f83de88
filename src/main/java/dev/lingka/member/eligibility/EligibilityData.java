package dev.lingka.member.eligibility;

import dev.lingka.member.PersonalData;
import dev.lingka.shared.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The entries of the list by which a person joined, in their own file. */
@ApplicationScoped
class EligibilityData implements PersonalData {

    private final EligibilityService list;

    EligibilityData(EligibilityService list) {
        this.list = list;
    }

    @Override
    public String section() {
        return "eligibility";
    }

    @Override
    public Uni<?> of(Actor member) {
        return list.own(member);
    }
}
