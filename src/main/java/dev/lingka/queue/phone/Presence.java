package dev.lingka.queue.phone;

import dev.lingka.merchant.store.PostedCodes;
import dev.lingka.merchant.store.StoreView;
import dev.lingka.queue.QueueProblem;
import dev.lingka.queue.rule.RemoteTickets;
import dev.lingka.queue.site.QueueSite;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * Tells whether somebody is in the store: who scanned a poster there is, and who stands near enough. A store whose
 * place the merchant has not told is near to everybody.
 */
@ApplicationScoped
class Presence {

    /** How near is there, where the programme lets nobody take a number from afar and so does not say. */
    private static final int HERE_METRES = 200;

    private final PostedCodes codes;

    Presence(PostedCodes codes) {
        this.codes = codes;
    }

    /** Where somebody who takes a number is. */
    enum Where {
        AT_THE_POSTER,
        NEAR,
        AFAR
    }

    /**
     * Where somebody may take a number from. Throws TOO_FAR, REMOTE_NOT_ALLOWED, or INVALID_REQUEST without a position
     * where one is needed.
     */
    Uni<Where> ofTaking(InMerchant merchant, QueueSite site, Whereabouts said) {
        return atThePoster(merchant, site.store(), said)
                .map(there -> there ? Where.AT_THE_POSTER : byPosition(site, said));
    }

    /** Throws TOO_FAR, or INVALID_REQUEST without anything that shows it, for who is not in the store. */
    Uni<Void> requireHere(InMerchant merchant, QueueSite site, Whereabouts said) {
        return atThePoster(merchant, site.store(), said)
                .invoke(there -> {
                    if (!there && hasPlace(site.store())) {
                        requireWithin(metres(site.store(), said), hereMetres(site));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> atThePoster(InMerchant merchant, StoreView store, Whereabouts said) {
        return said.joinCode() == null
                ? Uni.createFrom().item(false)
                : codes.storeOf(merchant, said.joinCode())
                        .map(found -> found.filter(store.id()::equals).isPresent());
    }

    private static Where byPosition(QueueSite site, Whereabouts said) {
        RemoteTickets remote = site.rules().remote();
        if (!hasPlace(site.store())) {
            return remote == null ? Where.NEAR : Where.AFAR;
        }
        if (remote == null && !said.hasPosition()) {
            throw ProblemException.of(QueueProblem.REMOTE_NOT_ALLOWED);
        }
        int metres = metres(site.store(), said);
        if (metres <= hereMetres(site)) {
            return Where.NEAR;
        }
        if (remote == null) {
            throw ProblemException.of(QueueProblem.REMOTE_NOT_ALLOWED);
        }
        requireWithin(metres, remote.withinMetres());
        return Where.AFAR;
    }

    private static void requireWithin(int metres, int limit) {
        if (metres > limit) {
            throw ProblemException.of(QueueProblem.TOO_FAR, Map.of("metres", metres, "withinMetres", limit));
        }
    }

    private static int metres(StoreView store, Whereabouts said) {
        return said.metresTo(store)
                .orElseThrow(() -> ProblemException.invalid(List.of(new FieldError(
                        "latitude",
                        "REQUIRED",
                        "where the phone is, or the joinCode of the store's poster",
                        "请允许使用位置，或扫描门店的二维码"))));
    }

    private static int hereMetres(QueueSite site) {
        RemoteTickets remote = site.rules().remote();
        return remote == null ? HERE_METRES : remote.hereMetres();
    }

    private static boolean hasPlace(StoreView store) {
        return store.latitude() != null && store.longitude() != null;
    }
}
