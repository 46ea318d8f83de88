package dev.lingka.member.answer;

import dev.lingka.member.OwnField.ConsentNeed;
import dev.lingka.member.consent.ConsentHeeder;
import dev.lingka.member.consent.Document;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Answers that were given under a consent go when it is withdrawn. */
@ApplicationScoped
class AnswersHeedConsent implements ConsentHeeder {

    private static final Map<Document, ConsentNeed> NEEDS =
            Map.of(Document.MARKETING, ConsentNeed.MARKETING, Document.GUARDIAN, ConsentNeed.GUARDIAN);

    private final AnswerService answers;
    private final ProgrammeService programmes;

    AnswersHeedConsent(AnswerService answers, ProgrammeService programmes) {
        this.answers = answers;
        this.programmes = programmes;
    }

    @Override
    public Uni<Void> withdrawn(Actor member, Document document) {
        return NEEDS.containsKey(document)
                ? programmes.current(member).chain(programme -> answers.letGo(member, programme, NEEDS.get(document)))
                : Uni.createFrom().voidItem();
    }
}
