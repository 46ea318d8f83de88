package dev.lingka.points;

import dev.lingka.shared.database.Expired;
import dev.lingka.shared.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Forgets the rests of days and the counts of years that are over. What a sale came to stays with it; a refund that
 * comes later than a year only finds no rest to lower.
 */
@ApplicationScoped
class PointsRetention implements Retention {

    @Override
    public List<Expired> expired() {
        return List.of(
                new Expired("points_rest", "day < app_now()::date - 400"),
                new Expired("points_count", "starts < app_now()::date - 400"));
    }
}
