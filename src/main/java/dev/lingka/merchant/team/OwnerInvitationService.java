package dev.lingka.merchant.team;

import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.staff.StaffIdentityService;
import dev.lingka.merchant.staff.StaffIdentityService.Bound;
import dev.lingka.merchant.staff.StaffRole;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Gives a merchant its first owner. The operator can do no more: all others are invited by owners. */
@ApplicationScoped
public class OwnerInvitationService {

    private final TeamRepository team;
    private final StaffIdentityService identities;
    private final AuditService audit;
    private final Clock clock;

    OwnerInvitationService(TeamRepository team, StaffIdentityService identities, AuditService audit, Clock clock) {
        this.team = team;
        this.identities = identities;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Idempotent by subject. Throws OWNER_EXISTS when another owner can sign in, SUBJECT_TAKEN for staff of lesser
     * role.
     *
     * @param operator principal for the trail
     * @return the owner's id
     */
    @WithTransaction
    public Uni<UUID> invite(InMerchant merchant, String operator, InviteOwner wanted) {
        return team.lockMerchant(merchant.merchantId())
                .chain(() -> identities.find(merchant, wanted.subject()))
                .chain(bound -> bound.isPresent() ? same(merchant, bound.get()) : hire(merchant, operator, wanted));
    }

    private Uni<UUID> same(InMerchant merchant, Bound bound) {
        if (bound.staffId() == null) {
            throw ProblemException.of(TeamProblem.SUBJECT_TAKEN);
        }
        return team.find(merchant.merchantId(), bound.staffId()).map(member -> {
            if (member.role != StaffRole.OWNER) {
                throw ProblemException.of(TeamProblem.SUBJECT_TAKEN);
            }
            return member.id;
        });
    }

    private Uni<UUID> hire(InMerchant merchant, String operator, InviteOwner wanted) {
        StaffMember owner =
                new StaffMember(merchant.merchantId(), wanted.name(), StaffRole.OWNER, true, clock.instant());
        JsonObject detail = new JsonObject().put("role", StaffRole.OWNER.text());
        return team.lockOwners(merchant.merchantId())
                .invoke(OwnerInvitationService::requireNone)
                .chain(() -> team.persistAndFlush(owner))
                .chain(() -> identities.bindStaff(merchant, wanted.subject(), owner.id))
                .chain(() -> audit.record(merchant, operator, "staff.invited", "staff:" + owner.id, detail))
                .replaceWith(owner.id);
    }

    private static void requireNone(List<StaffMember> owners) {
        if (owners.stream().anyMatch(StaffMember::isActiveOwner)) {
            throw ProblemException.of(TeamProblem.OWNER_EXISTS);
        }
    }
}
