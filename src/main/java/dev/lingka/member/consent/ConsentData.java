package dev.lingka.member.consent;

import dev.lingka.member.PersonalData;
import dev.lingka.shared.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The consents in a person's own file. */
@ApplicationScoped
class ConsentData implements PersonalData {

    private final ConsentService consents;

    ConsentData(ConsentService consents) {
        this.consents = consents;
    }

    @Override
    public String section() {
        return "consents";
    }

    @Override
    public Uni<?> of(Actor member) {
        return consents.history(member, member.id());
    }
}
