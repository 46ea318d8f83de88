package dev.lingka.points;

import dev.lingka.merchant.MerchantService;
import dev.lingka.shared.InMerchant;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day that it is for points that no store gives: in the merchant's zone. */
@ApplicationScoped
public class PointsDay {

    private final MerchantService merchants;
    private final Clock clock;

    PointsDay(MerchantService merchants, Clock clock) {
        this.merchants = merchants;
        this.clock = clock;
    }

    public Uni<LocalDate> today(InMerchant merchant) {
        return merchants
                .settings(merchant)
                .map(settings -> LocalDate.ofInstant(clock.instant(), ZoneId.of(settings.timeZone())));
    }
}
