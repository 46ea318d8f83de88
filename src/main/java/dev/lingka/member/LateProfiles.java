package dev.lingka.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Makes the keyed indexes of profiles that were saved before there were any. Only the application can: profiles are
 * sealed. Each is opened once, however often and from how many replicas this is asked.
 */
@ApplicationScoped
public class LateProfiles {

    private static final String NEXT =
            "select member_id, profile_sealed, key_id, key_sealed from member_undescribed($1, $2, $3)";
    private static final String KEEP = "select member_described_late($1, $2)";

    private final MerchantReads database;
    private final PersonVault people;
    private final ProfileIndexes indexes;
    private final ObjectMapper json;

    LateProfiles(MerchantReads database, PersonVault people, ProfileIndexes indexes, ObjectMapper json) {
        this.database = database;
        this.people = people;
        this.indexes = indexes;
        this.json = json;
    }

    private record Sealed(UUID memberId, String profile, UUID keyId, String key) {}

    /**
     * Describes all that are left, so many in a commit; who asks again after a crash goes on with the rest. A profile
     * that does not open today is left for the next time.
     */
    public Uni<Void> describeAll(InMerchant merchant, int page) {
        AtomicReference<UUID> after = new AtomicReference<>();
        return Uni.createFrom()
                .deferred(() -> next(merchant, after, page))
                .repeat()
                .whilst(found -> found.size() == page)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<List<Sealed>> next(InMerchant merchant, AtomicReference<UUID> after, int page) {
        Tuple asked = Tuple.of(merchant.merchantId(), after.get(), page);
        return database.list(merchant, NEXT, asked, LateProfiles::sealed)
                .call(found -> found.isEmpty() ? Uni.createFrom().voidItem() : keep(merchant, found))
                .invoke(found -> found.forEach(one -> after.set(one.memberId())));
    }

    private Uni<Void> keep(InMerchant merchant, List<Sealed> found) {
        JsonArray profiles = new JsonArray();
        found.forEach(one -> indexesOf(merchant, one)
                .ifPresent(made -> profiles.add(new JsonObject()
                        .put("memberId", one.memberId().toString())
                        .put("indexes", made))));
        return database.list(merchant, KEEP, Tuple.of(merchant.merchantId(), profiles.encode()), row -> row)
                .replaceWithVoid();
    }

    /** Nothing to be found by where the key is gone; empty where it is there and does not open the profile. */
    private Optional<JsonObject> indexesOf(InMerchant merchant, Sealed one) {
        if (one.key() == null) {
            return Optional.of(indexes.of(merchant, Profile.EMPTY));
        }
        try {
            String text = people.open(merchant.merchantId(), one.keyId(), one.key())
                    .open(one.profile(), MemberService.PROFILE);
            return Optional.of(indexes.of(merchant, json.readValue(text, Profile.class)));
        } catch (RuntimeException | JsonProcessingException e) {
            Log.errorf(
                    "event=profile_unreadable merchant=%d member=%s failure=%s",
                    merchant.merchantId(), one.memberId(), e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Sealed sealed(Row row) {
        return new Sealed(
                row.getUUID("member_id"),
                row.getString("profile_sealed"),
                row.getUUID("key_id"),
                row.getString("key_sealed"));
    }
}
