package dev.lingka.card.join;

import dev.lingka.shared.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All queries of join codes and visits. Answers are null where nothing is found, or only another merchant's. */
@ApplicationScoped
class JoinCodeRepository implements PanacheRepositoryBase<JoinCode, UUID> {

    private static final String VISIT =
            """
            insert into join_visit (merchant_id, join_code_id, member_id, openid_index, unionid_index)
            values (:merchant, :code, cast(cast(:member as text) as uuid),
                    cast(:openid as text), cast(:unionid as text))""";

    private static final String FRIEND =
            """
            insert into join_code (merchant_id, id, code, source, member_id)
            values (:merchant, :id, :code, 'friend', :member)
            on conflict (merchant_id, member_id) where member_id is not null do nothing""";

    private static final String PAGE =
            "merchantId = :merchant and storeId = :store" + " and id < :before order by id desc";

    Uni<JoinCode> find(int merchantId, UUID storeId, UUID id) {
        return find("merchantId = ?1 and storeId = ?2 and id = ?3", merchantId, storeId, id)
                .firstResult();
    }

    Uni<JoinCode> byCode(int merchantId, String code) {
        return find("merchantId = ?1 and code = ?2", merchantId, code).firstResult();
    }

    Uni<JoinCode> ofFriend(int merchantId, UUID memberId) {
        return find("merchantId = ?1 and memberId = ?2", merchantId, memberId).firstResult();
    }

    /** Newest first, one more than the page holds. */
    Uni<List<JoinCode>> page(int merchantId, UUID storeId, UUID before, int limit) {
        Map<String, Object> filter = new HashMap<>(Map.of("merchant", merchantId, "store", storeId));
        filter.put("before", Ids.orLast(before));
        return find(PAGE, filter).range(0, limit).list();
    }

    /** Any of the three names who came; the others are null. */
    Uni<Void> visited(JoinCode code, UUID memberId, String openidIndex, String unionidIndex) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(VISIT)
                        .setParameter("merchant", code.merchantId)
                        .setParameter("code", code.id)
                        .setParameter("member", memberId == null ? null : memberId.toString())
                        .setParameter("openid", openidIndex)
                        .setParameter("unionid", unionidIndex)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Adds a friend's code unless the member has one, by two taps at once too. */
    Uni<Void> insertIfAbsent(JoinCode code) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FRIEND)
                        .setParameter("merchant", code.merchantId)
                        .setParameter("id", code.id)
                        .setParameter("code", code.code)
                        .setParameter("member", code.memberId)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
