package dev.lingka.member;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All queries of people. Answers are null where nothing is found, or only another merchant's. */
@ApplicationScoped
class MemberRepository implements PanacheRepositoryBase<Member, UUID> {

    private static final String KEY =
            "from MemberKey where merchantId = :merchant and id = :id and keySealed is not null";
    private static final String ANY_KEY =
            "from MemberKey where merchantId = :merchant and memberId = :member and keySealed is not null order by id";
    private static final String LAST_SEEN = "from MemberIdentity where merchantId = :merchant and memberId = :member"
            + " and app = :app order by seenAt desc";
    private static final String DESCRIBED = "select member_described(:merchant, :member, cast(:indexes as text))";
    private static final String IDENTITY = "from MemberIdentity where merchantId = :merchant and id = :id";

    Uni<Member> find(int merchantId, UUID id) {
        return find("merchantId = ?1 and id = ?2", merchantId, id).firstResult();
    }

    Uni<Member> byPhone(int merchantId, String phoneIndex) {
        return find("merchantId = ?1 and phoneIndex = ?2", merchantId, phoneIndex)
                .firstResult();
    }

    Uni<MemberKey> key(int merchantId, UUID keyId) {
        return Panache.getSession().chain(session -> session.createSelectionQuery(KEY, MemberKey.class)
                .setParameter("merchant", merchantId)
                .setParameter("id", keyId)
                .getSingleResultOrNull());
    }

    /** The oldest key of a person that is still there: what they tell us from now on is sealed under it. */
    Uni<MemberKey> keyOf(int merchantId, UUID memberId) {
        return Panache.getSession().chain(session -> session.createSelectionQuery(ANY_KEY, MemberKey.class)
                .setParameter("merchant", merchantId)
                .setParameter("member", memberId)
                .setMaxResults(1)
                .getSingleResultOrNull());
    }

    /** The mini-program's openid of a person that was seen last. */
    Uni<MemberIdentity> lastSeen(int merchantId, UUID memberId) {
        return Panache.getSession().chain(session -> session.createSelectionQuery(LAST_SEEN, MemberIdentity.class)
                .setParameter("merchant", merchantId)
                .setParameter("member", memberId)
                .setParameter("app", MemberIdentity.MINI_PROGRAM)
                .setMaxResults(1)
                .getSingleResultOrNull());
    }

    /**
     * Keeps the keyed indexes of a profile that was just written, and tells ProfileChanged.
     *
     * @param indexes as the SQL function {@code member_described} wants them
     */
    Uni<Void> described(int merchantId, UUID memberId, JsonObject indexes) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DESCRIBED)
                        .setParameter("merchant", merchantId)
                        .setParameter("member", memberId)
                        .setParameter("indexes", indexes.encode())
                        .getSingleResult())
                .replaceWithVoid();
    }

    Uni<MemberIdentity> identity(int merchantId, UUID id) {
        return Panache.getSession().chain(session -> session.createSelectionQuery(IDENTITY, MemberIdentity.class)
                .setParameter("merchant", merchantId)
                .setParameter("id", id)
                .getSingleResultOrNull());
    }
}
