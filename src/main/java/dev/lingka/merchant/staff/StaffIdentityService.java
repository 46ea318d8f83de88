package dev.lingka.merchant.staff;

import dev.lingka.shared.InMerchant;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Binds subjects of the identity provider to staff and terminals. One subject is one of them at a merchant. */
@ApplicationScoped
public class StaffIdentityService {

    private final StaffIdentityRepository identities;

    StaffIdentityService(StaffIdentityRepository identities) {
        this.identities = identities;
    }

    /** Who the subject is; both ids are null when it is nobody yet. */
    public record Bound(UUID staffId, UUID terminalId) {}

    /** Joins the caller's transaction; false when the subject is bound already, which stays as it is. */
    @WithTransaction
    public Uni<Boolean> bindStaff(InMerchant merchant, String subject, UUID staffId) {
        return identities.bind(merchant.merchantId(), subject, new Bound(staffId, null));
    }

    /** Joins the caller's transaction; false when the subject is bound already, which stays as it is. */
    @WithTransaction
    public Uni<Boolean> bindTerminal(InMerchant merchant, String subject, UUID terminalId) {
        return identities.bind(merchant.merchantId(), subject, new Bound(null, terminalId));
    }

    @WithTransaction
    public Uni<Optional<Bound>> find(InMerchant merchant, String subject) {
        return identities.find(merchant.merchantId(), subject);
    }
}
