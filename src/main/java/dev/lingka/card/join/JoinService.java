package dev.lingka.card.join;

import dev.lingka.card.Card;
import dev.lingka.card.CardProblem;
import dev.lingka.card.CardRules;
import dev.lingka.card.CardService;
import dev.lingka.ledger.HotBalances;
import dev.lingka.member.MemberService;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Gives people their card. */
@ApplicationScoped
class JoinService {

    private static final Set<String> JOINED = Set.of("CARD_ISSUED", "CARD_FOUND", "CARD_CLAIMED");

    private final CardService cards;
    private final MemberService members;
    private final Applicants applicants;
    private final ProgrammeService programmes;
    private final MoneyFunctions functions;
    private final HotBalances balances;

    JoinService(
            CardService cards,
            MemberService members,
            Applicants applicants,
            ProgrammeService programmes,
            MoneyFunctions functions,
            HotBalances balances) {
        this.cards = cards;
        this.members = members;
        this.applicants = applicants;
        this.programmes = programmes;
        this.functions = functions;
        this.balances = balances;
    }

    /**
     * What joining came to.
     *
     * @param claimId set when the card is another openid's as far as we know and a second proof is needed
     * @param memberId whose the card is; null with a claim
     */
    record Joined(Card card, boolean issued, UUID claimId, UUID memberId) {}

    /**
     * Opens a card, or finds the one that is there; see the SQL function {@code card_issue} for who shares what.
     *
     * @param identityId the openid that asks
     */
    Uni<Joined> join(Operation operation, UUID identityId, JoinCard wanted) {
        return functions
                .earlier(operation)
                .chain(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(earlier.get())
                        : issue(operation, identityId, wanted))
                .chain(outcome -> joined(operation, outcome));
    }

    private Uni<Outcome> issue(Operation operation, UUID identityId, JoinCard wanted) {
        return programmes
                .current(operation)
                .chain(programme -> applicants
                        .onThePhone(operation, identityId, programme, wanted)
                        .map(args -> freely(Applicants.kind(programme, wanted.kind()), args)))
                .chain(args -> functions.call("card_issue", operation, args));
    }

    /** Joining opens what costs nothing; a card of the kind that is there is found all the same. */
    private static JsonObject freely(CardRules.Kind kind, JsonObject args) {
        return switch (kind.opensBy()) {
            case JOINING -> args;
            case ORDER -> args.put("refusal", CardProblem.CARD_TO_BE_BOUGHT.name());
            case COUNTER -> args.put("refusal", CardProblem.CARD_AT_COUNTER.name());
        };
    }

    /** Gives a member another verified number; throws PHONE_TAKEN when it is somebody else's. */
    Uni<Outcome> changePhone(Operation operation, UUID identityId, String phoneCode) {
        return functions
                .earlier(operation)
                .chain(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(earlier.get())
                        : verified(operation, identityId, phoneCode))
                .map(outcome -> outcome.expect("PHONE_CHANGED", CardProblem.class));
    }

    private Uni<Outcome> verified(Operation operation, UUID identityId, String phoneCode) {
        return members.holder(operation, identityId)
                .chain(memberId -> applicants
                        .phone(operation, identityId, memberId, phoneCode)
                        .map(phone -> new JsonObject()
                                .put("memberId", memberId.toString())
                                .put("phone", phone.orElseThrow())))
                .chain(args -> functions.call("member_phone_change", operation, args));
    }

    private Uni<Joined> joined(Operation operation, Outcome outcome) {
        if (!JOINED.contains(outcome.word())) {
            outcome.expect("CARD_ISSUED", CardProblem.class);
        }
        JsonObject figures = outcome.figures();
        UUID memberId = uuid(figures, "memberId");
        return cards.find(operation, UUID.fromString(figures.getString("cardId")))
                .map(card -> new Joined(card, outcome.is("CARD_ISSUED"), uuid(figures, "claimId"), memberId))
                .call(() ->
                        memberId == null ? Uni.createFrom().voidItem() : balances.holdsAnother(operation, memberId));
    }

    private static UUID uuid(JsonObject figures, String name) {
        return figures.getString(name) == null ? null : UUID.fromString(figures.getString(name));
    }
}
