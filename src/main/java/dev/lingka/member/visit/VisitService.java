package dev.lingka.member.visit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.member.FieldGroup;
import dev.lingka.member.MemberRules;
import dev.lingka.member.MemberService;
import dev.lingka.member.OwnField;
import dev.lingka.member.answer.AnswerService;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Notes who of a group came, and counts. */
@ApplicationScoped
class VisitService {

    private static final String GROUP = "group";

    private final VisitRepository visits;
    private final AnswerService answers;
    private final MemberService members;
    private final ProgrammeService programmes;
    private final MoneyFunctions functions;
    private final Vault vault;

    VisitService(
            VisitRepository visits,
            AnswerService answers,
            MemberService members,
            ProgrammeService programmes,
            MoneyFunctions functions,
            Vault vault) {
        this.visits = visits;
        this.answers = answers;
        this.members = members;
        this.programmes = programmes;
        this.functions = functions;
        this.vault = vault;
    }

    /** The member's own group; throws INVALID_REQUEST for one that is not asked for. */
    Uni<List<EntryVisits>> own(Actor member, String group) {
        return group(member, group).chain(found -> counted(member, member.id(), found));
    }

    /** As staff see it whose role may read the group; throws NOT_FOUND, FORBIDDEN. */
    Uni<List<EntryVisits>> ofMember(StaffActor by, UUID memberId, String group) {
        return members.find(by, memberId)
                .chain(() -> group(by, group))
                .invoke(found -> requireVisible(by, found))
                .chain(found -> counted(by, memberId, found));
    }

    /** Once for each on a business day; throws INVALID_REQUEST for a key that is nobody's of the group. */
    Uni<NotedView> note(StaffActor by, Operation operation, UUID memberId, NoteVisit wanted) {
        by.requireStore(wanted.storeId());
        return members.find(by, memberId)
                .chain(() -> group(by, wanted.group()))
                .invoke(found -> requireVisible(by, found))
                .chain(found -> entries(by, memberId, found))
                .invoke(known -> requireKnown(known, wanted.entries()))
                .chain(() -> functions.call("group_visit_note", operation, args(memberId, wanted)))
                .map(outcome -> NotedView.of(
                        outcome.expect("NOTED", CommonProblem.class).figures()));
    }

    /** Lets go of what stands on a consent that is withdrawn. */
    @WithTransaction
    Uni<Void> forget(Actor member, MemberRules rules, OwnField.ConsentNeed need) {
        List<String> groups = rules.groups().stream()
                .filter(group -> group.consent() == need)
                .map(FieldGroup::code)
                .toList();
        return groups.isEmpty() ? Uni.createFrom().voidItem() : visits.forget(member, member.id(), groups);
    }

    private Uni<FieldGroup> group(InMerchant merchant, String code) {
        return programmes.current(merchant).map(programme -> programme.section(MemberRules.class).groups().stream()
                .filter(group -> group.code().equals(code))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(GROUP, "UNKNOWN", "the code of a group of member.groups")));
    }

    private Uni<List<EntryVisits>> counted(InMerchant merchant, UUID memberId, FieldGroup group) {
        return entries(merchant, memberId, group)
                .chain(told -> visits.counts(merchant, memberId, group.code()).map(counts -> view(told, counts)));
    }

    private static List<EntryVisits> view(Map<String, JsonNode> told, List<VisitRepository.Count> counts) {
        Map<String, VisitRepository.Count> byKey =
                counts.stream().collect(Collectors.toMap(VisitRepository.Count::key, Function.identity()));
        return told.entrySet().stream()
                .map(entry -> view(entry.getKey(), entry.getValue(), byKey.get(entry.getKey())))
                .toList();
    }

    private static EntryVisits view(String key, JsonNode told, VisitRepository.Count count) {
        return count == null
                ? new EntryVisits(key, told, 0, null, null)
                : new EntryVisits(key, told, count.visits(), count.firstDay(), count.lastDay());
    }

    /** What is told of each of a group, by key; two of whom the same is told are one. */
    private Uni<Map<String, JsonNode>> entries(InMerchant merchant, UUID memberId, FieldGroup group) {
        return answers.of(merchant, memberId).map(known -> {
            Map<String, JsonNode> entries = new LinkedHashMap<>();
            known.told().path(group.code()).forEach(told -> entries.putIfAbsent(key(merchant, group, told), told));
            return entries;
        });
    }

    /** What is required of an entry says which it is: all of it, where nothing is. */
    private String key(InMerchant merchant, FieldGroup group, JsonNode told) {
        boolean any = group.fields().stream().noneMatch(OwnField::required);
        String identity = group.fields().stream()
                .filter(field -> any || field.required())
                .map(field -> field.code() + "=" + told.path(field.code()).asText())
                .collect(Collectors.joining("|", group.code() + "|", ""));
        return vault.index(merchant.merchantId(), "group-entry", identity);
    }

    private static JsonObject args(UUID memberId, NoteVisit wanted) {
        return new JsonObject()
                .put("memberId", memberId.toString())
                .put(GROUP, wanted.group())
                .put("storeId", wanted.storeId().toString())
                .put("entries", new JsonArray(List.copyOf(wanted.entries())));
    }

    private static void requireVisible(StaffActor by, FieldGroup group) {
        if (!group.visibleTo().contains(by.role())) {
            throw ProblemException.of(CommonProblem.FORBIDDEN);
        }
    }

    private static void requireKnown(Map<String, JsonNode> known, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!known.containsKey(wanted.get(i))) {
                throw ProblemException.invalid("entries[" + i + "]", "UNKNOWN", "the key of one of the group");
            }
        }
    }
}
