package dev.lingka.member.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.member.MemberKind;
import dev.lingka.member.MemberRules;
import dev.lingka.member.MemberService;
import dev.lingka.member.OwnField;
import dev.lingka.member.OwnField.ConsentNeed;
import dev.lingka.member.consent.ConsentService;
import dev.lingka.member.consent.Document;
import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps what people answer, shows it to those who may see it, and asks for it before a card is given. */
@ApplicationScoped
public class AnswerService {

    private final AnswerRepository answers;
    private final MemberService members;
    private final ConsentService consents;
    private final AuditService audit;
    private final ObjectMapper json;

    AnswerService(
            AnswerRepository answers,
            MemberService members,
            ConsentService consents,
            AuditService audit,
            ObjectMapper json) {
        this.answers = answers;
        this.members = members;
        this.consents = consents;
        this.audit = audit;
        this.json = json;
    }

    /** All that a person answered; of version 0 and empty for one who never did. */
    @WithTransaction
    public Uni<Answers> of(InMerchant merchant, UUID memberId) {
        return answers.of(merchant.merchantId(), memberId)
                .chain(kept -> kept == null
                        ? Uni.createFrom().item(new Answers(0, json.createObjectNode()))
                        : members.open(merchant, kept.keyId, kept.answersSealed, AnswerRepository.COLUMN)
                                .map(text -> new Answers(kept.version, read(text))));
    }

    /**
     * Replaces a person's answers.
     *
     * @param seen the version that the writer saw
     * @throws ProblemException INVALID_REQUEST with each wrong answer, CONSENT_REQUIRED where an answer needs a consent
     *     that is not given in the version in force, VERSION_CONFLICT
     */
    @WithTransaction
    Uni<Answers> tell(Actor member, Programme programme, JsonNode told, int seen) {
        MemberRules rules = programme.section(MemberRules.class);
        Answers wanted = new Answers(seen, AnswerCheck.checked(json, rules, told));
        return requireConsent(member, wanted, ConsentNeed.MARKETING, rules)
                .chain(() -> requireConsent(member, wanted, ConsentNeed.GUARDIAN, rules))
                .chain(() -> keep(member, programme, wanted, seen))
                .map(version -> {
                    if (version == null) {
                        throw ProblemException.of(CommonProblem.VERSION_CONFLICT);
                    }
                    return new Answers(version, wanted.told());
                });
    }

    /** Takes back what was kept on the ground of a consent. */
    @WithTransaction
    Uni<Void> letGo(Actor member, Programme programme, ConsentNeed need) {
        MemberRules rules = programme.section(MemberRules.class);
        return of(member, member.id())
                .chain(known -> known.needs(need, rules)
                        ? keep(member, programme, known.without(need, rules), null)
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    /** Throws ANSWERS_REQUIRED for a guest who wants a card and has not answered what the programme asks for it. */
    @WithTransaction
    public Uni<Void> requireToJoin(InMerchant merchant, UUID memberId, MemberRules rules) {
        if (rules.fields().stream().noneMatch(OwnField::isNeededToJoin)) {
            return Uni.createFrom().voidItem();
        }
        return members.find(merchant, memberId)
                .chain(person -> person.kind() == MemberKind.GUEST
                        ? of(merchant, memberId).invoke(known -> requireNone(known.missingToJoin(rules)))
                        : Uni.createFrom().nullItem())
                .replaceWithVoid();
    }

    /** What the acting role may see; the look is recorded. Throws NOT_FOUND for nobody. */
    @WithTransaction
    Uni<Answers> visibleTo(StaffActor staff, UUID memberId, MemberRules rules) {
        return members.find(staff, memberId)
                .call(() ->
                        audit.record(staff.actor(), "member.answers_viewed", "member:" + memberId, new JsonObject()))
                .chain(() -> of(staff, memberId))
                .map(known -> known.visibleTo(staff.role(), rules));
    }

    private Uni<Integer> keep(Actor member, Programme programme, Answers wanted, Integer seen) {
        boolean complete = wanted.isComplete(programme.section(MemberRules.class));
        return members.keyOf(member, member.id())
                .chain(key -> answers.keep(
                        member.merchantId(),
                        member.id(),
                        key,
                        new AnswerRepository.Kept(wanted.told().toString(), programme.version(), complete, seen)));
    }

    private Uni<Void> requireConsent(Actor member, Answers wanted, ConsentNeed need, MemberRules rules) {
        if (!wanted.needs(need, rules)) {
            return Uni.createFrom().voidItem();
        }
        Document document = need == ConsentNeed.GUARDIAN ? Document.GUARDIAN : Document.MARKETING;
        return consents.agrees(member, member.id(), document, rules)
                .invoke(agrees -> {
                    if (!agrees) {
                        throw ConsentService.required(document, rules);
                    }
                })
                .replaceWithVoid();
    }

    private static void requireNone(List<String> missing) {
        if (!missing.isEmpty()) {
            throw ProblemException.of(AnswerProblem.ANSWERS_REQUIRED, Map.of("fields", missing));
        }
    }

    private ObjectNode read(Optional<String> text) {
        try {
            return text.isEmpty() ? json.createObjectNode() : (ObjectNode) json.readTree(text.get());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("sealed answers are not JSON", e);
        }
    }
}
