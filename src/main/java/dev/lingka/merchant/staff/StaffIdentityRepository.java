package dev.lingka.merchant.staff;

import dev.lingka.merchant.staff.StaffIdentityService.Bound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** All SQL of identities, but for the sign-in itself. */
@ApplicationScoped
class StaffIdentityRepository {

    private static final String BIND =
            """
            insert into staff_identity (merchant_id, issuer, subject, staff_id, terminal_id)
            values (:merchant, :issuer, :subject, :staff, :terminal)
            on conflict do nothing""";

    private static final String FIND =
            """
            select staff_id, terminal_id from staff_identity
             where merchant_id = :merchant and issuer = :issuer and subject = :subject""";

    Uni<Boolean> bind(int merchantId, String subject, Bound bound) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BIND)
                        .setParameter("merchant", merchantId)
                        .setParameter("issuer", StaffIdentityAugmentor.TENANT)
                        .setParameter("subject", subject)
                        .setParameter("staff", bound.staffId())
                        .setParameter("terminal", bound.terminalId())
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    Uni<Optional<Bound>> find(int merchantId, String subject) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("merchant", merchantId)
                        .setParameter("issuer", StaffIdentityAugmentor.TENANT)
                        .setParameter("subject", subject)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(ids -> new Bound((UUID) ids[0], (UUID) ids[1])));
    }
}
