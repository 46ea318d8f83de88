package dev.lingka.merchant.team;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.merchant.staff.StaffRole;
import dev.lingka.shared.Ids;
import dev.lingka.shared.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A person who works for the merchant. */
@Entity
@Table(name = "staff")
class StaffMember {

    @Id
    UUID id;

    @Column(updatable = false)
    int merchantId;

    String name;
    StaffRole role;
    boolean allStores;
    String phoneSealed;
    String phoneIndex;
    StaffStatus status;

    @Column(updatable = false)
    Instant createdAt;

    @Version
    int revision;

    protected StaffMember() {}

    StaffMember(int merchantId, String name, StaffRole role, boolean allStores, Instant now) {
        id = Ids.next();
        this.merchantId = merchantId;
        this.name = name;
        this.role = role;
        this.allStores = allStores;
        status = StaffStatus.ACTIVE;
        createdAt = now;
    }

    /** Throws ROLE_NOT_YOURS_TO_GIVE unless the actor may manage those of this one's role. */
    void requireUnder(StaffActor by) {
        if (!by.role().mayGrant(role)) {
            throw ProblemException.of(TeamProblem.ROLE_NOT_YOURS_TO_GIVE);
        }
    }

    /** Gives other rights. Throws OWN_RIGHTS for one's own, ROLE_NOT_YOURS_TO_GIVE above the actor's. */
    void grant(StaffActor by, ChangeStaff wanted) {
        if (wanted.changesRights() && id.equals(by.id())) {
            throw ProblemException.of(TeamProblem.OWN_RIGHTS);
        }
        StaffRole wantedRole = wanted.role() == null ? role : wanted.role();
        if (wanted.changesRights() && !by.role().mayGrant(wantedRole)) {
            throw ProblemException.of(TeamProblem.ROLE_NOT_YOURS_TO_GIVE);
        }
        role = wantedRole;
        allStores = wanted.allStores() == null ? allStores : wanted.allStores();
        if (wanted.active() != null) {
            status = wanted.active() ? StaffStatus.ACTIVE : StaffStatus.SUSPENDED;
        }
        name = wanted.name() == null ? name : wanted.name();
    }

    /** Keeps the person's phone, sealed and indexed; both null to forget it. */
    void reachableAt(String sealed, String index) {
        phoneSealed = sealed;
        phoneIndex = index;
    }

    boolean isActiveOwner() {
        return role == StaffRole.OWNER && status == StaffStatus.ACTIVE;
    }
}
