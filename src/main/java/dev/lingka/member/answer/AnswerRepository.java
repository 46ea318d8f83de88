package dev.lingka.member.answer;

import dev.lingka.member.MemberService;
import dev.lingka.member.PersonKey;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All queries of answers. */
@ApplicationScoped
class AnswerRepository implements PanacheRepositoryBase<MemberAnswers, UUID> {

    static final String COLUMN = MemberService.ANSWERS;

    private static final String KEEP =
            """
            select member_answers_keep(
                :merchant, :member, :sealed, :key, :programme, :complete, cast(:seen as integer))""";

    /**
     * Answers as they are to be kept.
     *
     * @param programmeVersion that asked
     * @param seen the version that the writer saw; null means any
     */
    record Kept(String text, int programmeVersion, boolean complete, Integer seen) {}

    /** Null when this person never answered, or is another merchant's. */
    Uni<MemberAnswers> of(int merchantId, UUID memberId) {
        return find("merchantId = ?1 and memberId = ?2", merchantId, memberId).firstResult();
    }

    /** The new version, or null when somebody wrote since {@code seen}. */
    Uni<Integer> keep(int merchantId, UUID memberId, PersonKey key, Kept answers) {
        return Panache.getSession().chain(session -> session.createNativeQuery(KEEP, Integer.class)
                .setParameter("merchant", merchantId)
                .setParameter("member", memberId)
                .setParameter("sealed", key.seal(answers.text(), COLUMN))
                .setParameter("key", key.id())
                .setParameter("programme", answers.programmeVersion())
                .setParameter("complete", answers.complete())
                .setParameter("seen", answers.seen())
                .getSingleResultOrNull());
    }
}
