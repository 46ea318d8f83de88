package dev.lingka.card.join;

import dev.lingka.card.CardNumber;
import dev.lingka.card.CardProblem;
import dev.lingka.card.CardRules;
import dev.lingka.member.IdDocuments;
import dev.lingka.member.MemberRules;
import dev.lingka.member.MemberService;
import dev.lingka.member.answer.AnswerService;
import dev.lingka.member.consent.ConsentService;
import dev.lingka.member.eligibility.EligibilityService;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.shared.Actor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.shared.redis.Attempts;
import dev.lingka.wechat.open.WechatOpenService;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Gathers what the SQL functions that open cards ask about somebody who wants one: joining, buying, at the counter. */
@ApplicationScoped
public class Applicants {

    private final MemberService members;
    private final AnswerService answers;
    private final IdDocuments documents;
    private final EligibilityService eligibility;
    private final WechatOpenService wechat;
    private final Attempts attempts;
    private final JoinConfig config;

    Applicants(
            MemberService members,
            AnswerService answers,
            IdDocuments documents,
            EligibilityService eligibility,
            WechatOpenService wechat,
            Attempts attempts,
            JoinConfig config) {
        this.members = members;
        this.answers = answers;
        this.documents = documents;
        this.eligibility = eligibility;
        this.wechat = wechat;
        this.attempts = attempts;
        this.config = config;
    }

    /** Throws TOO_MANY_REQUESTS when one phone asks for cards again and again. */
    public Uni<Void> requireCalm(Actor actor, UUID identityId) {
        return attempts.add(actor, "join", identityId.toString(), config.window())
                .invoke(tries -> {
                    if (tries > config.tries()) {
                        throw ProblemException.of(
                                CommonProblem.TOO_MANY_REQUESTS,
                                Map.of("retryAfterSeconds", config.window().toSeconds()));
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Of somebody with a phone in the hand. Asks WeChat for the number first; no transaction is open meanwhile.
     *
     * @throws ProblemException CARD_KIND_UNKNOWN, and what is missing of consents and answers
     */
    public Uni<JsonObject> onThePhone(Operation operation, UUID identityId, Programme programme, JoinCard wanted) {
        MemberRules asked = programme.section(MemberRules.class);
        ConsentService.requireToJoin(wanted.consents(), asked);
        JsonObject args =
                args(programme, wanted).put("eligibility", eligibility.claim(operation, asked, wanted.listNumber()));
        return members.holder(operation, identityId)
                .call(memberId -> answers.requireToJoin(operation, memberId, asked))
                .chain(memberId -> phone(operation, identityId, memberId, wanted.phoneCode())
                        .invoke(phone -> args.put("phone", phone.orElse(null)))
                        .chain(() -> documented(operation, memberId, programme, wanted, args)));
    }

    /** Of a member who stands at the counter. */
    public Uni<JsonObject> atCounter(InMerchant merchant, UUID memberId, Programme programme, JoinCard wanted) {
        return documented(merchant, memberId, programme, wanted, argsAtCounter(programme, wanted));
    }

    /** Of anybody who stands at the counter; their document is left out. */
    public JsonObject argsAtCounter(Programme programme, JoinCard wanted) {
        MemberRules asked = programme.section(MemberRules.class);
        ConsentService.requireToJoin(wanted.consents(), asked);
        return args(programme, wanted)
                .put("eligibility", EligibilityService.byPhone(asked))
                .putNull("phone")
                .put("phoneRequired", false)
                .put("channel", "counter");
    }

    /** Asks WeChat for the number of the phone's button, and seals it. */
    Uni<Optional<JsonObject>> phone(Operation operation, UUID identityId, UUID memberId, String phoneCode) {
        if (phoneCode == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return members.openidOf(operation, identityId)
                .map(openid -> openid.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)))
                .chain(openid -> wechat.phone(operation, phoneCode, openid))
                .chain(number -> members.sealedPhone(operation, memberId, new PhoneNumber(number)))
                .map(Optional::of);
    }

    private Uni<JsonObject> documented(
            InMerchant merchant, UUID memberId, Programme programme, JoinCard wanted, JsonObject args) {
        CardRules.DocumentRule rule = kind(programme, wanted.kind()).document();
        args.put("memberId", memberId.toString());
        return rule == null || wanted.document() == null
                ? Uni.createFrom().item(args)
                : documents
                        .sealed(merchant, memberId, wanted.document())
                        .map(document -> args.put("document", document.put("limit", rule.cardsPerDocument())));
    }

    /** Throws CARD_KIND_UNKNOWN; without a code, the first kind. */
    public static CardRules.Kind kind(Programme programme, String code) {
        return programme
                .section(CardRules.class)
                .kind(code)
                .orElseThrow(() -> ProblemException.of(CardProblem.CARD_KIND_UNKNOWN));
    }

    private static JsonObject args(Programme programme, JoinCard wanted) {
        CardRules.Kind kind = kind(programme, wanted.kind());
        boolean undocumented = kind.document() != null && wanted.document() == null;
        return new JsonObject()
                .put("kind", kind.code())
                .put("balanceCapFen", kind.balanceCapFen())
                .put("perMember", kind.perMember())
                .put("term", term(kind.term()))
                .put("refusal", undocumented ? CardProblem.DOCUMENT_REQUIRED.name() : null)
                .put("programmeVersion", programme.version())
                .put("phoneRequired", programme.section(MemberRules.class).phoneRequired())
                .put("consents", consents(wanted))
                .put("joinCode", wanted.joinCode())
                .put("referrer", wanted.referrer())
                .put("cardId", Ids.next().toString())
                .put("numbers", new JsonArray(CardNumber.candidates()))
                .put("codeNumbers", new JsonArray(CardNumber.codeCandidates()))
                .put("claimId", Ids.next().toString())
                .put("claimDelay", programme.section(CardRules.class).claimWaitHours() + " hours");
    }

    private static JsonObject term(CardRules.Term term) {
        return term == null
                ? null
                : new JsonObject().put("months", term.months()).put("noticeDays", term.noticeDays());
    }

    private static JsonArray consents(JoinCard wanted) {
        JsonArray consents = new JsonArray();
        wanted.consents()
                .forEach(consent -> consents.add(new JsonObject()
                        .put("document", consent.document().text())
                        .put("version", consent.version())));
        return consents;
    }
}
