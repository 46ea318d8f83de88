package dev.lingka.member.visit;

import dev.lingka.member.MemberRules;
import dev.lingka.member.OwnField.ConsentNeed;
import dev.lingka.member.consent.ConsentHeeder;
import dev.lingka.member.consent.Document;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What is known of a child's visits goes with the guardian's consent. */
@ApplicationScoped
class VisitsHeedConsent implements ConsentHeeder {

    private static final Map<Document, ConsentNeed> NEEDS =
            Map.of(Document.MARKETING, ConsentNeed.MARKETING, Document.GUARDIAN, ConsentNeed.GUARDIAN);

    private final VisitService visits;
    private final ProgrammeService programmes;

    VisitsHeedConsent(VisitService visits, ProgrammeService programmes) {
        this.visits = visits;
        this.programmes = programmes;
    }

    @Override
    public Uni<Void> withdrawn(Actor member, Document document) {
        return NEEDS.containsKey(document)
                ? programmes
                        .current(member)
                        .chain(programme ->
                                visits.forget(member, programme.section(MemberRules.class), NEEDS.get(document)))
                : Uni.createFrom().voidItem();
    }
}
