package dev.lingka.recharge.fee;

import dev.lingka.card.CardRules;
import dev.lingka.card.CardService;
import dev.lingka.card.SearchLimit;
import dev.lingka.card.join.Applicants;
import dev.lingka.member.IdDocuments;
import dev.lingka.member.MemberService;
import dev.lingka.member.Newcomers;
import dev.lingka.member.Person;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Finds who stands at the counter, or makes them: a member, by a card or a phone, or somebody new. Who tries phones and
 * documents by the dozen is stopped.
 */
@ApplicationScoped
class CounterApplicants {

    private final Applicants applicants;
    private final CardService cards;
    private final MemberService members;
    private final Newcomers newcomers;
    private final IdDocuments documents;
    private final SearchLimit limit;

    CounterApplicants(
            Applicants applicants,
            CardService cards,
            MemberService members,
            Newcomers newcomers,
            IdDocuments documents,
            SearchLimit limit) {
        this.applicants = applicants;
        this.cards = cards;
        this.members = members;
        this.newcomers = newcomers;
        this.documents = documents;
        this.limit = limit;
    }

    /** {@code card} and {@code newcomer} as the SQL function {@code counter_card} wants them; throws 403 OWN_CARD. */
    Uni<JsonObject> args(StaffActor staff, Programme programme, GiveCard wanted) {
        if ((wanted.cardId() == null) == (wanted.phone() == null)) {
            throw ProblemException.invalid("phone", "INVALID", "one of cardId, phone");
        }
        if (wanted.cardId() != null) {
            return limit.count(staff)
                    .chain(() -> cards.find(staff, wanted.cardId()))
                    .chain(card -> members.find(staff, card.memberId()))
                    .chain(person -> known(staff, programme, wanted, person));
        }
        PhoneNumber phone = PhoneNumber.read(wanted.phone())
                .orElseThrow(() -> ProblemException.invalid("phone", "INVALID", "a phone number"));
        return limit.count(staff)
                .chain(() -> members.byPhone(staff, phone))
                .chain(person -> person.isPresent()
                        ? known(staff, programme, wanted, person.get())
                        : Uni.createFrom().item(() -> unknown(staff, programme, wanted, phone)));
    }

    private Uni<JsonObject> known(StaffActor staff, Programme programme, GiveCard wanted, Person person) {
        staff.requireNotOwn(person.phoneIndex());
        return applicants
                .atCounter(staff, person.id(), programme, wanted.applicant())
                .map(card -> new JsonObject().put("card", sold(staff, card)));
    }

    private JsonObject unknown(StaffActor staff, Programme programme, GiveCard wanted, PhoneNumber phone) {
        Newcomers.Newcomer newcomer = newcomers.by(staff, phone);
        staff.requireNotOwn(newcomer.args().getJsonObject("phone").getString("index"));
        JsonObject card = applicants.argsAtCounter(programme, wanted.applicant());
        CardRules.DocumentRule rule = Applicants.kind(programme, wanted.kind()).document();
        if (rule != null && wanted.document() != null) {
            card.put(
                    "document",
                    documents.sealed(staff, newcomer.key(), wanted.document()).put("limit", rule.cardsPerDocument()));
        }
        return new JsonObject().put("card", sold(staff, card)).put("newcomer", newcomer.args());
    }

    /** Who gave it earns what is earned by cards that are sold. */
    private static JsonObject sold(StaffActor staff, JsonObject card) {
        return staff.isTerminal() ? card : card.put("staffId", staff.id().toString());
    }
}
