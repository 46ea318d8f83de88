package dev.lingka.points;

import dev.lingka.shared.InMerchant;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What members have. Points move in SQL alone ({@code points_earn}, {@code points_spend}), in a function's commit. */
@ApplicationScoped
public class PointsService {

    private final PointsRepository points;

    PointsService(PointsRepository points) {
        this.points = points;
    }

    /** What the member has now; nothing for one who never had any. One read, for every sale may ask. */
    public Uni<PointsBalance> balance(InMerchant merchant, UUID memberId) {
        return points.balance(merchant, memberId);
    }
}
