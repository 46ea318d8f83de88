package dev.lingka.member.eligibility;

import dev.lingka.shared.Ids;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All HQL of the list. */
@ApplicationScoped
class EligibilityRepository implements PanacheRepositoryBase<EligibilityEntry, UUID> {

    /** Null when there is none. */
    Uni<EligibilityEntry> find(int merchantId, UUID id) {
        return find("merchantId = ?1 and id = ?2", merchantId, id).firstResult();
    }

    /** By which a person joined. */
    Uni<List<EligibilityEntry>> ofMember(int merchantId, UUID memberId) {
        return find("merchantId = ?1 and memberId = ?2 order by id", merchantId, memberId)
                .list();
    }

    Uni<Long> remove(int merchantId, UUID id) {
        return delete("merchantId = ?1 and id = ?2", merchantId, id);
    }

    /**
     * Newest first.
     *
     * @param phoneIndex of one phone alone; empty for all
     * @param numberIndex of one number alone; empty for all
     */
    Uni<List<EligibilityEntry>> page(int merchantId, String phoneIndex, String numberIndex, UUID before, int limit) {
        return find(
                        "merchantId = ?1 and id < ?2 and (?3 = '' or phoneIndex = ?3) and (?4 = '' or numberIndex = ?4)"
                                + " order by id desc",
                        merchantId,
                        Ids.orLast(before),
                        phoneIndex,
                        numberIndex)
                .page(0, limit)
                .list();
    }
}
