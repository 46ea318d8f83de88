package dev.lingka.till.recognition;

import dev.lingka.card.Card;
import dev.lingka.card.CardRules;
import dev.lingka.card.CardService;
import dev.lingka.card.SearchLimit;
import dev.lingka.card.code.CardCodeService;
import dev.lingka.ledger.LedgerService;
import dev.lingka.member.MemberService;
import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.Problem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.till.sale.TillProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells whose card it is. Each look is recorded, as every search for a member is. */
@ApplicationScoped
class RecognitionService {

    private final CardCodeService codes;
    private final CardService cards;
    private final MemberService members;
    private final LedgerService ledger;
    private final ProgrammeService programmes;
    private final AuditService audit;
    private final SearchLimit limit;

    RecognitionService(
            CardCodeService codes,
            CardService cards,
            MemberService members,
            LedgerService ledger,
            ProgrammeService programmes,
            AuditService audit,
            SearchLimit limit) {
        this.codes = codes;
        this.cards = cards;
        this.members = members;
        this.ledger = ledger;
        this.programmes = programmes;
        this.audit = audit;
        this.limit = limit;
    }

    /**
     * The card, as it is now. A code may be used up or run out by the time it is charged.
     *
     * @throws ProblemException CODE_UNKNOWN, NOT_FOUND, TERMINAL_LOCKED after too many bad codes, TOO_MANY_REQUESTS
     */
    Uni<RecognisedCard> recognise(StaffActor by, RecogniseCard wanted) {
        wanted.requireOne();
        return (wanted.cardCode() == null ? searched(by, wanted) : scanned(by, wanted.cardCode()))
                .call(card -> audit.record(
                        by.actor(),
                        "card.recognised",
                        "card:" + card.id(),
                        new JsonObject().put("by", wanted.identifiedBy())))
                .chain(card -> describe(by, wanted, card));
    }

    private Uni<Card> scanned(StaffActor by, String code) {
        return codes.read(by, code)
                .map(read -> known(read, TillProblem.CODE_UNKNOWN))
                .chain(read -> cards.find(by, read.cardId()));
    }

    private Uni<Card> searched(StaffActor by, RecogniseCard wanted) {
        return limit.count(by)
                .chain(() -> cards.identify(by, wanted.identification()))
                .map(found -> known(found, CommonProblem.NOT_FOUND));
    }

    private Uni<RecognisedCard> describe(StaffActor by, RecogniseCard wanted, Card card) {
        return holder(by, card).chain(holder -> ledger.balance(by, card.id()).chain(balance -> programmes
                .current(by)
                .map(programme -> RecognisedCard.of(
                        card, wanted.identifiedBy(), programme.section(CardRules.class), holder, balance))));
    }

    private Uni<RecognisedCard.Holder> holder(StaffActor by, Card card) {
        return members.find(by, card.memberId()).chain(person -> members.profile(by, card.memberId())
                .map(profile -> new RecognisedCard.Holder(person, profile)));
    }

    private static <T> T known(Optional<T> found, Problem otherwise) {
        return found.orElseThrow(() -> ProblemException.of(otherwise));
    }
}
