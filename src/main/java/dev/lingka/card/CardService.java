package dev.lingka.card;

import dev.lingka.member.MemberService;
import dev.lingka.member.Person;
import dev.lingka.shared.Actor;
import dev.lingka.shared.ActorKind;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Finds cards and changes their state. */
@ApplicationScoped
public class CardService {

    private static final UUID NOBODY = new UUID(0, 0);

    private final CardRepository cards;
    private final MemberService members;
    private final MoneyFunctions functions;

    CardService(CardRepository cards, MemberService members, MoneyFunctions functions) {
        this.cards = cards;
        this.members = members;
        this.functions = functions;
    }

    /** A card by id; throws NOT_FOUND. */
    public Uni<Card> find(InMerchant merchant, UUID cardId) {
        return cards.byId(merchant, cardId).map(CardService::only);
    }

    /** All cards of a person, live ones first. */
    public Uni<List<Card>> allOfMember(InMerchant merchant, UUID memberId) {
        return cards.ofMember(merchant, memberId);
    }

    /** The person's live card, the oldest when there are several kinds. */
    public Uni<Optional<Card>> ofMember(InMerchant merchant, UUID memberId) {
        return cards.ofMember(merchant, memberId).map(all -> all.stream()
                .filter(card -> card.status() != CardStatus.CLOSED)
                .findFirst());
    }

    /** The card that the person holds or held last; throws NOT_FOUND for one who never had any. */
    public Uni<Card> held(Actor member) {
        return cards.ofMember(member, member.id()).map(CardService::only);
    }

    /**
     * One of a person's own cards, or one whose value and history were merged into theirs.
     *
     * @param cardId null means the one they hold
     * @throws ProblemException NOT_FOUND for everybody else's
     */
    public Uni<Card> own(Actor member, UUID cardId) {
        return cards.histories(member, member.id())
                .map(own -> own.stream()
                        .filter(card -> cardId == null || card.id().equals(cardId))
                        .toList())
                .map(CardService::only);
    }

    /** All cards of a person, and those whose value and history were merged into theirs, live ones first. */
    public Uni<List<Card>> histories(Actor member) {
        return cards.histories(member, member.id());
    }

    /**
     * The live card of somebody who shows no code. Empty when nobody is known by it; that takes as long as a hit.
     *
     * @throws ProblemException INVALID_REQUEST unless exactly one way is given
     */
    public Uni<Optional<Card>> identify(InMerchant merchant, Identification by) {
        if (!by.isOne()) {
            throw ProblemException.invalid("identification", "INVALID", "one of phone, memberNumber, swiped");
        }
        return memberId(merchant, by.phone())
                .chain(memberId -> cards.identify(merchant, digits(by.memberNumber()), memberId, plastic(by.swiped())))
                .map(found -> found.stream().findFirst());
    }

    /**
     * Freezes, unfreezes, reports lost or closes a card. A member may do so to their own alone.
     *
     * @throws ProblemException NOT_FOUND, CARD_STATE_FORBIDS, CARD_HOLDS_VALUE
     */
    public Uni<CardStatus> change(Operation operation, UUID cardId, CardChange change, String reason) {
        Actor actor = operation.actor();
        JsonObject args = new JsonObject()
                .put("cardId", cardId.toString())
                .put("change", change.text())
                .put("reason", reason);
        if (actor.kind() == ActorKind.MEMBER || actor.kind() == ActorKind.GUEST) {
            args.put("memberId", actor.id().toString());
        }
        return functions
                .call("card_change", operation, args)
                .map(outcome -> outcome.expect("CARD_CHANGED", CardProblem.class))
                .map(outcome -> CardStatus.of(outcome.figures().getString("status")));
    }

    /**
     * Ends the term of a card's benefits; its money stays.
     *
     * @throws ProblemException NOT_FOUND for everybody else's, NO_TERM
     */
    Uni<Card> leave(Operation operation, UUID cardId) {
        JsonObject args = new JsonObject()
                .put("cardId", cardId.toString())
                .put("memberId", operation.actor().id().toString());
        return functions
                .call("card_leave", operation, args)
                .map(outcome -> outcome.expect("CARD_LEFT", CardProblem.class))
                .chain(() -> find(operation, cardId));
    }

    /**
     * Gives a card a new number; a lost one becomes active again.
     *
     * @param feeFen what the kind asks for it
     * @throws ProblemException NOT_FOUND, CARD_STATE_FORBIDS for a closed one, REISSUE_FEE_DUE unless it is waived
     */
    Uni<Card> reissue(Operation operation, UUID cardId, Reissue wanted, long feeFen) {
        JsonObject args = new JsonObject()
                .put("cardId", cardId.toString())
                .put("numbers", new JsonArray(CardNumber.candidates()))
                .put("codeNumbers", new JsonArray(CardNumber.codeCandidates()))
                .put("feeFen", feeFen)
                .put("settled", Boolean.TRUE.equals(wanted.waiveFee()) ? "waived" : null)
                .put("reason", wanted.reason());
        return functions
                .call("card_reissue", operation, args)
                .map(outcome -> outcome.expect("CARD_REISSUED", CardProblem.class))
                .chain(() -> find(operation, cardId));
    }

    private Uni<UUID> memberId(InMerchant merchant, String phone) {
        Optional<PhoneNumber> number = phone == null ? Optional.empty() : PhoneNumber.read(phone);
        if (number.isEmpty()) {
            return Uni.createFrom().item(NOBODY);
        }
        return members.byPhone(merchant, number.get())
                .map(person -> person.map(Person::id).orElse(NOBODY));
    }

    private static String digits(String memberNumber) {
        return memberNumber == null ? "" : memberNumber.replaceAll("\\s", "");
    }

    private static String plastic(String swiped) {
        return swiped == null ? "" : swiped.strip().toUpperCase(Locale.ROOT);
    }

    private static Card only(List<Card> found) {
        if (found.isEmpty()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return found.get(0);
    }
}
