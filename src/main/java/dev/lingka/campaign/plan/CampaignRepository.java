package dev.lingka.campaign.plan;

import dev.lingka.shared.Ids;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All queries of campaigns. */
@ApplicationScoped
class CampaignRepository implements PanacheRepositoryBase<Campaign, UUID> {

    private static final String ONE = "merchantId = :merchant and id = :id";
    private static final String PAGE =
            "merchantId = :merchant and (:anyState = true or state = :state) and id < :before" + " order by id desc";

    private static final String HUSH = "select cast(campaign_hush(:merchant, :campaign, :state) as text)";
    private static final String DROP_TASKS = "select cast(staff_task_stop(:merchant, :id) as text)";

    /** Null for one that is not there, or another merchant's. */
    Uni<Campaign> find(int merchantId, UUID id) {
        return find(ONE, Map.of("merchant", merchantId, "id", id)).firstResult();
    }

    /** Waits for the batch that is under way: after a pause nothing is done any more. */
    Uni<Campaign> lock(int merchantId, UUID id) {
        return find(ONE, Map.of("merchant", merchantId, "id", id))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** What it said and has not gone out waits, goes on or never comes, as its state is now. */
    Uni<Void> hush(Campaign campaign) {
        return getSession()
                .chain(session -> session.createNativeQuery(HUSH, String.class)
                        .setParameter("merchant", campaign.merchantId)
                        .setParameter("campaign", campaign.id)
                        .setParameter("state", campaign.state.text())
                        .getSingleResultOrNull())
                .replaceWithVoid();
    }

    /** What it asked staff for is open no more. */
    Uni<Void> dropTasks(int merchantId, UUID id) {
        return getSession()
                .chain(session -> session.createNativeQuery(DROP_TASKS, String.class)
                        .setParameter("merchant", merchantId)
                        .setParameter("id", id)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** Newest first, one row more than the page holds; state null for all. */
    Uni<List<Campaign>> page(int merchantId, CampaignState state, UUID before, int limit) {
        Map<String, Object> filter = new HashMap<>(Map.of("merchant", merchantId, "before", Ids.orLast(before)));
        filter.put("anyState", state == null);
        filter.put("state", state == null ? CampaignState.DRAFT : state);
        return find(PAGE, filter).range(0, limit).list();
    }
}
