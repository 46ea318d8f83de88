package dev.lingka.merchant.team;

import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.merchant.staff.StaffIdentityService;
import dev.lingka.merchant.staff.StaffIdentityService.Bound;
import dev.lingka.merchant.staff.StaffRole;
import dev.lingka.merchant.store.StoreService;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.EditTag;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Invites, changes and suspends staff. */
@ApplicationScoped
class TeamService {

    private final TeamRepository team;
    private final StaffIdentityService identities;
    private final StoreService stores;
    private final StaffPhone phones;
    private final AuditService audit;
    private final Clock clock;

    TeamService(
            TeamRepository team,
            StaffIdentityService identities,
            StoreService stores,
            StaffPhone phones,
            AuditService audit,
            Clock clock) {
        this.team = team;
        this.identities = identities;
        this.stores = stores;
        this.phones = phones;
        this.audit = audit;
        this.clock = clock;
    }

    @WithTransaction
    Uni<Page<StaffView>> page(InMerchant merchant, UUID after, int limit) {
        return team.page(merchant.merchantId(), after, limit)
                .chain(read -> views(merchant, read))
                .map(views -> Page.of(views, limit, view -> Cursor.of(view.id())));
    }

    @WithTransaction
    Uni<StaffView> find(InMerchant merchant, UUID id) {
        return team.find(merchant.merchantId(), id).map(TeamService::known).chain(member -> view(merchant, member));
    }

    /** Idempotent by subject: the same invitation again changes nothing. Throws SUBJECT_TAKEN when it is another's. */
    @WithTransaction
    Uni<StaffView> invite(StaffActor by, InviteStaff wanted) {
        if (!by.role().mayGrant(wanted.role())) {
            throw ProblemException.of(TeamProblem.ROLE_NOT_YOURS_TO_GIVE);
        }
        StoreLimits.require(by, wanted.allStores(), wanted.storeIds());
        return stores.requireAll(by, wanted.storeIds(), "storeIds")
                .chain(() -> identities.find(by, wanted.subject()))
                .chain(bound -> bound.isPresent() ? same(by, bound.get(), wanted.role()) : hire(by, wanted));
    }

    /** Throws VERSION_CONFLICT, OWN_RIGHTS, ROLE_NOT_YOURS_TO_GIVE, OWNER_REQUIRED or STORE_NOT_ALLOWED. */
    @WithTransaction
    Uni<StaffView> change(StaffActor by, UUID id, int seen, ChangeStaff wanted) {
        return team.lockOwners(by.merchantId())
                .chain(owners -> team.lock(by.merchantId(), id)
                        .map(TeamService::known)
                        .invoke(member -> EditTag.requireSame(seen, member.revision))
                        .invoke(member -> member.requireUnder(by))
                        .call(member -> requireOwnStores(by, member))
                        .invoke(member -> member.grant(by, wanted))
                        .invoke(member -> requireAnOwner(owners)))
                .call(member -> reassign(by, member, wanted))
                .invoke(member -> phones.keep(member, wanted.phone()))
                .call(team::flush)
                .call(member -> recorded(by, member, "staff.changed"))
                .chain(member -> view(by, member));
    }

    private Uni<StaffView> hire(StaffActor by, InviteStaff wanted) {
        StaffMember member =
                new StaffMember(by.merchantId(), wanted.name(), wanted.role(), wanted.allStores(), clock.instant());
        phones.keep(member, wanted.phone());
        return team.persistAndFlush(member)
                .call(() ->
                        identities.bindStaff(by, wanted.subject(), member.id).invoke(TeamService::requireBound))
                .call(() -> team.assign(by.merchantId(), member.id, wanted.storeIds()))
                .call(() -> recorded(by, member, "staff.invited"))
                .chain(() -> view(by, member));
    }

    private Uni<StaffView> same(InMerchant merchant, Bound bound, StaffRole role) {
        requireBound(bound.staffId() != null);
        return team.find(merchant.merchantId(), bound.staffId())
                .invoke(member -> requireBound(member.role == role))
                .chain(member -> view(merchant, member));
    }

    private Uni<Void> requireOwnStores(StaffActor by, StaffMember member) {
        return by.allStores()
                ? Uni.createFrom().voidItem()
                : view(by, member)
                        .invoke(view -> StoreLimits.require(by, view.allStores(), view.storeIds()))
                        .replaceWithVoid();
    }

    private Uni<Void> reassign(StaffActor by, StaffMember member, ChangeStaff wanted) {
        if (wanted.storeIds() == null && wanted.allStores() == null) {
            return Uni.createFrom().voidItem();
        }
        Set<UUID> storeIds = wanted.storeIds() == null ? Set.of() : wanted.storeIds();
        StoreLimits.require(by, member.allStores, storeIds);
        return stores.requireAll(by, storeIds, "storeIds")
                .chain(() -> team.assign(by.merchantId(), member.id, storeIds));
    }

    private static void requireAnOwner(List<StaffMember> owners) {
        if (owners.stream().noneMatch(StaffMember::isActiveOwner)) {
            throw ProblemException.of(TeamProblem.OWNER_REQUIRED);
        }
    }

    private static void requireBound(boolean bound) {
        if (!bound) {
            throw ProblemException.of(TeamProblem.SUBJECT_TAKEN);
        }
    }

    private Uni<StaffView> view(InMerchant merchant, StaffMember member) {
        return views(merchant, List.of(member)).map(views -> views.get(0));
    }

    private Uni<List<StaffView>> views(InMerchant merchant, List<StaffMember> members) {
        List<UUID> ids = members.stream().map(member -> member.id).toList();
        return team.storesOf(merchant.merchantId(), ids).map(storesOf -> members.stream()
                .map(member -> StaffView.of(member, storesOf.getOrDefault(member.id, Set.of())))
                .toList());
    }

    private Uni<Void> recorded(StaffActor by, StaffMember member, String action) {
        JsonObject detail = new JsonObject()
                .put("role", member.role.text())
                .put("allStores", member.allStores)
                .put("status", member.status.text());
        return audit.record(by.actor(), action, "staff:" + member.id, detail);
    }

    private static StaffMember known(StaffMember member) {
        if (member == null) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return member;
    }
}
