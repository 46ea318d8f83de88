package dev.lingka.card.join;

import dev.lingka.card.Card;
import dev.lingka.card.CardNumber;
import dev.lingka.card.CardProblem;
import dev.lingka.card.CardRules;
import dev.lingka.card.CardService;
import dev.lingka.ledger.HotBalances;
import dev.lingka.member.MemberRules;
import dev.lingka.member.MemberService;
import dev.lingka.member.answer.AnswerService;
import dev.lingka.member.consent.ConsentService;
import dev.lingka.member.eligibility.EligibilityService;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.Ids;
import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.wechat.open.WechatOpenService;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Gives people their card. */
@ApplicationScoped
class JoinService {

    private static final Set<String> JOINED = Set.of("CARD_ISSUED", "CARD_FOUND", "CARD_CLAIMED");

    private final CardService cards;
    private final MemberService members;
    private final AnswerService answers;
    private final EligibilityService eligibility;
    private final ProgrammeService programmes;
    private final WechatOpenService wechat;
    private final MoneyFunctions functions;
    private final HotBalances balances;

    JoinService(
            CardService cards,
            MemberService members,
            AnswerService answers,
            EligibilityService eligibility,
            ProgrammeService programmes,
            WechatOpenService wechat,
            MoneyFunctions functions,
            HotBalances balances) {
        this.cards = cards;
        this.members = members;
        this.answers = answers;
        this.eligibility = eligibility;
        this.programmes = programmes;
        this.wechat = wechat;
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
                .invoke(programme ->
                        ConsentService.requireToJoin(wanted.consents(), programme.section(MemberRules.class)))
                .chain(programme -> members.holder(operation, identityId)
                        .call(memberId ->
                                answers.requireToJoin(operation, memberId, programme.section(MemberRules.class)))
                        .chain(memberId -> phone(operation, identityId, memberId, wanted.phoneCode())
                                .map(phone -> args(programme, memberId, phone.orElse(null), wanted)
                                        .put("eligibility", claim(operation, programme, wanted))))
                        .chain(args -> functions.call("card_issue", operation, args)));
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
                .chain(memberId -> phone(operation, identityId, memberId, phoneCode)
                        .map(phone -> new JsonObject()
                                .put("memberId", memberId.toString())
                                .put("phone", phone.orElseThrow())))
                .chain(args -> functions.call("member_phone_change", operation, args));
    }

    /** Asks WeChat first, then seals; no transaction is open while WeChat answers. */
    private Uni<Optional<JsonObject>> phone(Operation operation, UUID identityId, UUID memberId, String phoneCode) {
        if (phoneCode == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return members.openidOf(operation, identityId)
                .map(openid -> openid.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)))
                .chain(openid -> wechat.phone(operation, phoneCode, openid))
                .chain(number -> members.sealedPhone(operation, memberId, new PhoneNumber(number)))
                .map(Optional::of);
    }

    private JsonObject claim(Operation operation, Programme programme, JoinCard wanted) {
        return eligibility.claim(operation, programme.section(MemberRules.class), wanted.listNumber());
    }

    private static JsonObject args(Programme programme, UUID memberId, JsonObject phone, JoinCard wanted) {
        CardRules rules = programme.section(CardRules.class);
        CardRules.Kind kind =
                rules.kind(wanted.kind()).orElseThrow(() -> ProblemException.of(CardProblem.CARD_KIND_UNKNOWN));
        return new JsonObject()
                .put("memberId", memberId.toString())
                .put("kind", kind.code())
                .put("balanceCapFen", kind.balanceCapFen())
                .put("programmeVersion", programme.version())
                .put("phoneRequired", programme.section(MemberRules.class).phoneRequired())
                .put("consents", consents(wanted))
                .put("phone", phone)
                .put("joinCode", wanted.joinCode())
                .put("referrer", wanted.referrer())
                .put("cardId", Ids.next().toString())
                .put("numbers", new JsonArray(CardNumber.candidates()))
                .put("codeNumbers", new JsonArray(CardNumber.codeCandidates()))
                .put("claimId", Ids.next().toString())
                .put("claimDelay", rules.claimWaitHours() + " hours");
    }

    private static JsonArray consents(JoinCard wanted) {
        JsonArray consents = new JsonArray();
        wanted.consents()
                .forEach(consent -> consents.add(new JsonObject()
                        .put("document", consent.document().text())
                        .put("version", consent.version())));
        return consents;
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
