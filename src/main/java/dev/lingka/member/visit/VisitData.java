package dev.lingka.member.visit;

import dev.lingka.member.PersonalData;
import dev.lingka.shared.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The days on which those of a group came, in a person's own file. */
@ApplicationScoped
class VisitData implements PersonalData {

    private final VisitRepository visits;

    VisitData(VisitRepository visits) {
        this.visits = visits;
    }

    @Override
    public String section() {
        return "groupVisits";
    }

    @Override
    public Uni<?> of(Actor member) {
        return visits.days(member, member.id());
    }
}
