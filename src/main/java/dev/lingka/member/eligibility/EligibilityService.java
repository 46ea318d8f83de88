package dev.lingka.member.eligibility;

import dev.lingka.member.MemberRules;
import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Actor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.crypto.SealedColumn;
import dev.lingka.shared.crypto.SealedColumns;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Keeps the list, and says what joining must show of it. */
@ApplicationScoped
public class EligibilityService implements SealedColumns {

    private static final String TABLE = "eligibility_entry";
    private static final String COLUMN = "person_sealed";
    private static final String PHONE = "phone";
    private static final String NUMBER = "number";
    private static final String NAME = "name";

    private final EligibilityRepository entries;
    private final MoneyFunctions functions;
    private final AuditService audit;
    private final Vault vault;

    EligibilityService(EligibilityRepository entries, MoneyFunctions functions, AuditService audit, Vault vault) {
        this.entries = entries;
        this.functions = functions;
        this.audit = audit;
        this.vault = vault;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn(TABLE, COLUMN, "id"));
    }

    /**
     * What the SQL function {@code eligibility_claim} takes; null where the programme lets everybody join.
     *
     * @param number that a person tells of themselves; null for the phone alone
     */
    public JsonObject claim(InMerchant merchant, MemberRules rules, String number) {
        if (!rules.isListNeeded()) {
            return null;
        }
        return new JsonObject()
                .put("numberIndex", number == null ? null : index(merchant, readNumber(number, "listNumber")));
    }

    /** The same by the phone alone, as for somebody at the counter. */
    public static JsonObject byPhone(MemberRules rules) {
        return rules.isListNeeded() ? new JsonObject() : null;
    }

    /** Adds who is not on the list yet; what is there stays as it is. */
    Uni<AddedView> add(Operation operation, AddEligible wanted) {
        JsonArray added = new JsonArray();
        for (int i = 0; i < wanted.entries().size(); i++) {
            added.add(args(operation, wanted.entries().get(i), "entries[" + i + "]"));
        }
        return functions
                .call("eligibility_add", operation, new JsonObject().put("entries", added))
                .map(outcome ->
                        outcome.expect("ENTRIES_ADDED", CommonProblem.class).figures())
                .map(figures -> new AddedView(figures.getInteger("added"), figures.getInteger("known")));
    }

    /**
     * Newest first.
     *
     * @param phone of one phone alone; null for all
     * @param number of one number alone; null for all
     */
    @WithTransaction
    Uni<Page<EligibleView>> page(InMerchant merchant, String phone, String number, UUID before, int limit) {
        String phoneIndex = phone == null ? "" : readPhone(phone, PHONE).index(vault, merchant.merchantId());
        String numberIndex = number == null ? "" : index(merchant, readNumber(number, NUMBER));
        return entries.page(merchant.merchantId(), phoneIndex, numberIndex, before, limit + 1)
                .map(read -> Page.of(read, limit, entry -> Cursor.of(entry.id)).map(this::view));
    }

    /** What the list says of a person who joined by it, for themselves alone: nothing is masked. */
    @WithTransaction
    Uni<List<EligibleView>> own(Actor member) {
        return entries.ofMember(member.merchantId(), member.id()).map(found -> found.stream()
                .map(entry -> view(entry, PhoneNumber::value))
                .toList());
    }

    /** Takes one off the list; who joined by it stays a member. Throws NOT_FOUND. */
    @WithTransaction
    Uni<EligibleView> remove(StaffActor by, UUID id) {
        return entries.find(by.merchantId(), id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CommonProblem.NOT_FOUND))
                .map(this::view)
                .call(() -> entries.remove(by.merchantId(), id))
                .call(() ->
                        audit.record(by.actor(), "eligibility.removed", "eligibility_entry:" + id, new JsonObject()));
    }

    private JsonObject args(InMerchant merchant, AddEligible.Eligible person, String path) {
        if (person.phone() == null && person.number() == null) {
            throw ProblemException.invalid(path, "REQUIRED", "a phone, a number, or both");
        }
        UUID id = Ids.next();
        PhoneNumber phone = person.phone() == null ? null : readPhone(person.phone(), path + "." + PHONE);
        ListNumber number = person.number() == null ? null : readNumber(person.number(), path + "." + NUMBER);
        JsonObject open = new JsonObject()
                .put(PHONE, phone == null ? null : phone.value())
                .put(NUMBER, number == null ? null : number.value())
                .put(NAME, person.name());
        return new JsonObject()
                .put("id", id.toString())
                .put("phoneIndex", phone == null ? null : phone.index(vault, merchant.merchantId()))
                .put("numberIndex", number == null ? null : index(merchant, number))
                .put("sealed", vault.seal(open.encode(), place(merchant.merchantId(), id)));
    }

    private EligibleView view(EligibilityEntry entry) {
        return view(entry, PhoneNumber::masked);
    }

    private EligibleView view(EligibilityEntry entry, Function<PhoneNumber, String> shown) {
        JsonObject open = new JsonObject(vault.open(entry.personSealed, place(entry.merchantId, entry.id)));
        String phone = open.getString(PHONE);
        return new EligibleView(
                entry.id,
                phone == null ? null : shown.apply(new PhoneNumber(phone)),
                open.getString(NUMBER),
                open.getString(NAME),
                entry.memberId,
                entry.joinedAt,
                entry.addedAt);
    }

    private String index(InMerchant merchant, ListNumber number) {
        return number.index(vault, merchant.merchantId());
    }

    private static PhoneNumber readPhone(String text, String field) {
        return PhoneNumber.read(text).orElseThrow(() -> ProblemException.invalid(field, "INVALID", "a phone number"));
    }

    private static ListNumber readNumber(String text, String field) {
        return ListNumber.read(text)
                .orElseThrow(() -> ProblemException.invalid(field, "INVALID", "2 to 40 digits and letters"));
    }

    private static Vault.Place place(int merchantId, UUID id) {
        return new Vault.Place(TABLE, COLUMN, merchantId, id);
    }
}
