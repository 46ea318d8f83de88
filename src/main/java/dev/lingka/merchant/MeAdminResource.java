package dev.lingka.merchant;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.merchant.store.StoreService;
import dev.lingka.merchant.store.StoreView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who the token's bearer is here, for a console or till that has just signed in. */
@Path("/api/v1/staff/me")
class MeAdminResource {

    private final MerchantService merchants;
    private final StoreService stores;
    private final CurrentStaff current;

    MeAdminResource(MerchantService merchants, StoreService stores, CurrentStaff current) {
        this.merchants = merchants;
        this.stores = stores;
        this.current = current;
    }

    /**
     * The bearer.
     *
     * @param role of staff, or {@code terminal}
     * @param stores where they may act when {@code allStores} is false
     * @param chargeLimitFen a terminal's limit per charge; null for people
     */
    record MeView(
            UUID id,
            String name,
            String role,
            SettingsView merchant,
            boolean allStores,
            List<StoreView> stores,
            @Schema(nullable = true) Long chargeLimitFen) {

        static MeView of(StaffActor staff, SettingsView merchant, List<StoreView> stores) {
            return new MeView(
                    staff.id(),
                    staff.name(),
                    staff.role().text(),
                    merchant,
                    staff.allStores(),
                    stores,
                    staff.chargeLimitFen());
        }
    }

    @GET
    @RolesAllowed("**")
    public Uni<MeView> me() {
        StaffActor staff = current.staff();
        return merchants.settings(staff).chain(merchant -> stores.all(staff, staff.stores())
                .map(own -> MeView.of(staff, merchant, own)));
    }
}
