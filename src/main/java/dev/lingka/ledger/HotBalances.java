package dev.lingka.ledger;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.shared.redis.RedisKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Balances for people to look at: from Redis when hot, else from PostgreSQL. Decisions about money never ask here.
 * Without Redis it is slower, nothing else.
 */
@ApplicationScoped
public class HotBalances {

    private final BalanceCache cache;
    private final LedgerRepository ledger;

    HotBalances(BalanceCache cache, LedgerRepository ledger) {
        this.cache = cache;
        this.ledger = ledger;
    }

    /**
     * The balance of a card.
     *
     * @throws ProblemException NOT_FOUND for a card without accounts
     */
    public Uni<Balance> of(InMerchant merchant, UUID cardId) {
        return cache.read(RedisKeys.cardBalance(merchant, cardId))
                .chain(hit -> hit.isPresent() ? Uni.createFrom().item(hit.get()) : fill(merchant, cardId));
    }

    /**
     * What the card holds that this person held when somebody last looked, within the life of a cached balance; empty
     * when the cache does not know.
     */
    public Uni<Optional<HeldBalance>> held(InMerchant merchant, UUID memberId) {
        return cache.readHeld(RedisKeys.heldCard(merchant, memberId), RedisKeys.aroundCardBalance(merchant));
    }

    /** Remembers for {@link #held} which card a person holds. Never fails. */
    public Uni<Void> holds(InMerchant merchant, UUID memberId, UUID cardId) {
        return cache.writeHeld(RedisKeys.heldCard(merchant, memberId), cardId);
    }

    /** To be called after the commit when a person got another card. Never fails. */
    public Uni<Void> holdsAnother(InMerchant merchant, UUID memberId) {
        return cache.forgetHeld(RedisKeys.heldCard(merchant, memberId));
    }

    /**
     * Remembers what a posting answered as {@code balances}; call it after the commit. Accounts of other holders than
     * cards are passed by. Never fails, and never puts an older balance over a newer one.
     *
     * @param balances null when the outcome has none, as a refusal
     */
    public Uni<Void> put(InMerchant merchant, JsonArray balances) {
        if (balances == null) {
            return Uni.createFrom().voidItem();
        }
        List<Uni<Void>> writes = balances.stream()
                .map(JsonObject.class::cast)
                .filter(account -> BalanceCache.ASSETS.contains(account.getString("asset")))
                .collect(Collectors.groupingBy(account -> account.getString("holder")))
                .entrySet()
                .stream()
                .map(card -> cache.write(
                        RedisKeys.cardBalance(merchant, UUID.fromString(card.getKey())),
                        new JsonArray(card.getValue())))
                .toList();
        return writes.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(writes).andCollectFailures().replaceWithVoid();
    }

    private Uni<Balance> fill(InMerchant merchant, UUID cardId) {
        return ledger.balances(merchant, cardId)
                .call(accounts -> put(merchant, accounts))
                .map(HotBalances::known);
    }

    private static Balance known(JsonArray accounts) {
        if (accounts.isEmpty()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return Balance.of(accounts);
    }
}
