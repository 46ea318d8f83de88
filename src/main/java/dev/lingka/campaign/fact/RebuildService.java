package dev.lingka.campaign.fact;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Asks for rebuilds and tells how far they are. */
@ApplicationScoped
class RebuildService {

    private static final int SHOWN = 20;

    private final RebuildRepository rebuilds;

    RebuildService(RebuildRepository rebuilds) {
        this.rebuilds = rebuilds;
    }

    /** The rebuild that is under way from now on: who asks meanwhile gets the same one. */
    Uni<RebuildView> ask(StaffActor by) {
        return rebuilds.ask(by, Ids.next(), by.principal())
                .chain(() -> rebuilds.newest(by, 1))
                .map(newest -> newest.get(0));
    }

    /** Newest first. */
    Uni<List<RebuildView>> newest(InMerchant merchant) {
        return rebuilds.newest(merchant, SHOWN);
    }
}
