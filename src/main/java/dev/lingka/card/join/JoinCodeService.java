package dev.lingka.card.join;

import dev.lingka.merchant.MerchantService;
import dev.lingka.merchant.SettingsView;
import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.merchant.store.PostedCodes;
import dev.lingka.merchant.store.StoreService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes and finds join codes, and notes who came by them. */
@ApplicationScoped
public class JoinCodeService implements PostedCodes {

    private static final Set<JoinSource> ON_THE_WALL = EnumSet.of(JoinSource.POSTER, JoinSource.TABLE);

    private final JoinCodeRepository codes;
    private final StoreService stores;
    private final MerchantService merchants;
    private final AuditService audit;
    private final JoinConfig config;
    private final Clock clock;

    JoinCodeService(
            JoinCodeRepository codes,
            StoreService stores,
            MerchantService merchants,
            AuditService audit,
            JoinConfig config,
            Clock clock) {
        this.codes = codes;
        this.stores = stores;
        this.merchants = merchants;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /** Throws NOT_FOUND for a store that is not there. */
    @WithTransaction
    Uni<JoinCodeView> make(StaffActor by, UUID storeId, MakeJoinCode wanted) {
        return stores.find(by, storeId)
                .chain(() -> codes.persistAndFlush(JoinCode.ofStore(by.merchantId(), storeId, wanted, clock.instant())))
                .call(code -> audit.record(
                        by.actor(),
                        "join_code.made",
                        "join_code:" + code.id,
                        new JsonObject().put("storeId", storeId.toString()).put("source", wanted.source())))
                .map(code -> JoinCodeView.of(code, config));
    }

    @WithTransaction
    Uni<Page<JoinCodeView>> page(InMerchant merchant, UUID storeId, UUID before, int limit) {
        return codes.page(merchant.merchantId(), storeId, before, limit)
                .map(read ->
                        Page.of(read, limit, code -> Cursor.of(code.id)).map(code -> JoinCodeView.of(code, config)));
    }

    /** A code of a store; throws NOT_FOUND. */
    @WithTransaction
    Uni<JoinPlace> ofStore(InMerchant merchant, UUID storeId, UUID id) {
        return codes.find(merchant.merchantId(), storeId, id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CommonProblem.NOT_FOUND))
                .chain(code -> place(merchant, code));
    }

    /** Where an active code leads; empty for any other text. */
    @WithTransaction
    Uni<Optional<JoinPlace>> read(InMerchant merchant, String code) {
        return active(merchant, code)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : place(merchant, found.get()).map(Optional::of));
    }

    /** Of codes that stay in the store: a friend's or a receipt's says nothing of where its reader is. */
    @Override
    @WithTransaction
    public Uni<Optional<UUID>> storeOf(InMerchant merchant, String code) {
        return active(merchant, code).map(found -> found.filter(posted -> ON_THE_WALL.contains(posted.source))
                .map(posted -> posted.storeId));
    }

    /** The same, noting that this person came by it. */
    @WithTransaction
    Uni<Optional<JoinPlace>> visit(Actor visitor, String code) {
        return active(visitor, code)
                .call(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : codes.visited(found.get(), visitor.id(), null, null))
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : place(visitor, found.get()).map(Optional::of));
    }

    /** Notes a follower of the official account, known by openid, and by unionid where WeChat tells it. */
    @WithTransaction
    Uni<Boolean> followed(InMerchant merchant, String code, String openidIndex, String unionidIndex) {
        return active(merchant, code)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : codes.visited(found.get(), null, openidIndex, unionidIndex)
                                .replaceWith(true));
    }

    /** The code by which this member brings friends; always the same one. */
    @WithTransaction
    Uni<JoinCodeView> ofFriend(Actor member) {
        return codes.insertIfAbsent(JoinCode.ofFriend(member.merchantId(), member.id(), clock.instant()))
                .chain(() -> codes.ofFriend(member.merchantId(), member.id()))
                .map(code -> JoinCodeView.of(code, config));
    }

    /** The code by which this member brings friends; empty until they asked for one. */
    @WithTransaction
    public Uni<Optional<FriendCode>> friendCode(Actor member) {
        return codes.ofFriend(member.merchantId(), member.id()).map(code -> Optional.ofNullable(code)
                .map(found -> new FriendCode(found.code, JoinCodeText.link(config, found.code))));
    }

    private Uni<Optional<JoinCode>> active(InMerchant merchant, String code) {
        return codes.byCode(merchant.merchantId(), code)
                .map(found -> Optional.ofNullable(found).filter(JoinCode::isActive));
    }

    private Uni<JoinPlace> place(InMerchant merchant, JoinCode code) {
        return merchants
                .settings(merchant)
                .chain(settings -> code.storeId == null
                        ? Uni.createFrom().item(place(code, settings, null))
                        : stores.find(merchant, code.storeId).map(store -> place(code, settings, store.name())));
    }

    private static JoinPlace place(JoinCode code, SettingsView merchant, String storeName) {
        return new JoinPlace(code.code, merchant.code(), merchant.name(), code.storeId, storeName, code.source);
    }
}
