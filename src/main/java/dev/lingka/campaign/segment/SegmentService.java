package dev.lingka.campaign.segment;

import dev.lingka.campaign.segment.AudienceRepository.Asked;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.merchant.store.StoreService;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Saves segments and turns them into SQL: the feature's face for campaigns. */
@ApplicationScoped
public class SegmentService {

    static final String RULE = "rule";

    private final SegmentRepository segments;
    private final SegmentCompiler compiler;
    private final StoreService stores;
    private final MoneyFunctions functions;
    private final Vault vault;

    SegmentService(
            SegmentRepository segments,
            SegmentCompiler compiler,
            StoreService stores,
            MoneyFunctions functions,
            Vault vault) {
        this.segments = segments;
        this.compiler = compiler;
        this.stores = stores;
        this.functions = functions;
        this.vault = vault;
    }

    /**
     * A segment as it is saved now, as a condition for all members at once. Segments that it uses are read as they are
     * now.
     *
     * @throws ProblemException NOT_FOUND
     */
    public Uni<SegmentQuery> compile(InMerchant merchant, UUID segmentId) {
        return find(merchant, segmentId).chain(found -> compile(merchant, found));
    }

    private Uni<SegmentQuery> compile(InMerchant merchant, SegmentView segment) {
        Rule rule = rule(segment);
        return compiler.known(merchant, rule).map(known -> {
            Asked asked = compiler.asked(merchant, rule, known, true);
            return new SegmentQuery(segment.id(), segment.version(), segment.name(), asked.sql(), asked.args());
        });
    }

    /** A list is who is on it. */
    static Rule rule(SegmentView segment) {
        return segment.rule() == null ? new Rule.InSegment(RULE, segment.id()) : RuleReader.read(segment.rule(), RULE);
    }

    /** As it is saved now; throws NOT_FOUND. */
    Uni<SegmentView> find(InMerchant merchant, UUID id) {
        return segments.find(merchant, id).map(SegmentService::known);
    }

    /** Newest first. */
    Uni<Page<SegmentView>> page(InMerchant merchant, UUID before, int limit) {
        return segments.page(merchant, before, limit + 1)
                .map(read -> Page.of(read, limit, segment -> Cursor.of(segment.id())));
    }

    /** All that was ever saved of it, the newest first; throws NOT_FOUND. */
    Uni<Page<SegmentView>> versions(InMerchant merchant, UUID id, int before, int limit) {
        return find(merchant, id)
                .chain(found -> segments.versions(merchant, id, before, limit + 1))
                .map(read -> Page.of(read, limit, segment -> Cursor.of(segment.version())));
    }

    /** The stores that a rule names must be the merchant's; throws INVALID_REQUEST naming the condition. */
    Uni<Void> requireStores(InMerchant merchant, Rule rule) {
        return Multi.createFrom()
                .iterable(SegmentCompiler.conditions(rule))
                .onItem()
                .transformToUniAndConcatenate(condition -> {
                    List<UUID> named = stores(condition);
                    return named.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : stores.requireAll(merchant, new HashSet<>(named), condition.path());
                })
                .onItem()
                .ignoreAsUni();
    }

    private static List<UUID> stores(Rule condition) {
        if (condition instanceof Rule.Visited visited) {
            return visited.stores();
        }
        return condition instanceof Rule.OneOf one && one.trait().isStore()
                ? one.values().stream().map(UUID::fromString).toList()
                : List.of();
    }

    Uni<SegmentView> create(StaffActor by, SaveSegment wanted) {
        return save(by, Ids.next(), null, wanted);
    }

    /**
     * Saves the next version.
     *
     * @param seen the version that the writer saw; throws VERSION_CONFLICT when there is a newer one
     */
    Uni<SegmentView> change(StaffActor by, UUID id, int seen, SaveSegment wanted) {
        return save(by, id, seen, wanted);
    }

    private Uni<SegmentView> save(StaffActor by, UUID id, Integer seen, SaveSegment wanted) {
        Rule rule = RuleReader.read(wanted.rule(), RULE);
        JsonArray uses = new JsonArray();
        SegmentCompiler.uses(rule).forEach(used -> uses.add(used.toString()));
        JsonObject args = new JsonObject()
                .put("segmentId", id.toString())
                .put("name", wanted.name().strip())
                .put(RULE, new JsonObject(wanted.rule().toString()))
                .put("uses", uses)
                .put("seen", seen);
        return requireStores(by, rule)
                .chain(() -> seen == null ? Uni.createFrom().nullItem() : find(by, id))
                .chain(found -> compiler.known(by, rule))
                .call(known -> compiler.requireUsersWithin(by, id, rule, known))
                .chain(known -> functions.call("segment_save", new Operation(by.actor(), "segment", ""), args))
                .invoke(outcome -> outcome.expect("SAVED", SegmentProblem.class))
                .chain(outcome -> find(by, id));
    }

    /** Makes a list of the members who are named; throws NOBODY_KNOWN when none of them is a member. */
    Uni<ListedView> list(Operation operation, ListMembers wanted) {
        return add(operation, Ids.next(), wanted.name().strip(), wanted.entries());
    }

    /** Puts more members on a list. */
    Uni<ListedView> more(Operation operation, UUID id, ListMembers.MoreMembers wanted) {
        return add(operation, id, null, wanted.entries());
    }

    private Uni<ListedView> add(Operation operation, UUID id, String name, List<ListMembers.ListEntry> entries) {
        JsonArray members = new JsonArray();
        JsonArray phones = new JsonArray();
        JsonArray cards = new JsonArray();
        for (int i = 0; i < entries.size(); i++) {
            ListMembers.ListEntry entry = entries.get(i);
            String path = "entries[" + i + "]";
            if (!entry.isOne()) {
                throw ProblemException.invalid(path, "REQUIRED", "one of memberId, phone, cardNumber");
            }
            if (entry.phone() != null) {
                phones.add(phone(entry.phone(), path).index(vault, operation.merchantId()));
            } else if (entry.cardNumber() != null) {
                cards.add(entry.cardNumber());
            } else {
                members.add(entry.memberId().toString());
            }
        }
        JsonObject args = new JsonObject()
                .put("segmentId", id.toString())
                .put("name", name)
                .put("members", members)
                .put("phones", phones)
                .put("cards", cards);
        return functions
                .call("segment_list_add", operation, args)
                .map(outcome -> outcome.expect("LISTED", SegmentProblem.class).figures())
                .map(figures -> new ListedView(
                        UUID.fromString(figures.getString("segmentId")),
                        figures.getInteger("version"),
                        figures.getInteger("added"),
                        figures.getInteger("known"),
                        figures.getInteger("unknown")));
    }

    private static PhoneNumber phone(String text, String path) {
        return PhoneNumber.read(text)
                .orElseThrow(() -> ProblemException.invalid(path + ".phone", "INVALID", "a phone number"));
    }

    private static SegmentView known(Optional<SegmentView> found) {
        return found.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }
}
