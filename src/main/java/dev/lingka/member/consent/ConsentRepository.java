package dev.lingka.member.consent;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All queries of consents. */
@ApplicationScoped
class ConsentRepository implements PanacheRepositoryBase<Consent, Long> {

    private static final int MOST = 500;

    /** The whole history of a person, newest first; people change their minds seldom, so it is one page. */
    Uni<List<Consent>> history(int merchantId, UUID memberId) {
        return find("merchantId = ?1 and memberId = ?2 order by id desc", merchantId, memberId)
                .page(0, MOST)
                .list();
    }
}
