package dev.lingka.merchant;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffRole;
import dev.lingka.shared.http.EditTag;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** The merchant's settings: everybody reads them, owners change them. */
@Path("/api/v1/staff/settings")
class SettingsAdminResource {

    private final MerchantService merchants;
    private final CurrentStaff current;

    SettingsAdminResource(MerchantService merchants, CurrentStaff current) {
        this.merchants = merchants;
        this.current = current;
    }

    @GET
    @RolesAllowed("**")
    public Uni<RestResponse<SettingsView>> settings() {
        return merchants.settings(current.staff()).map(settings -> EditTag.ok(settings, settings.revision()));
    }

    @PATCH
    @RolesAllowed(StaffRole.Name.OWNER)
    public Uni<RestResponse<SettingsView>> change(
            @HeaderParam(HttpHeaders.IF_MATCH) String tag, @NotNull @Valid ChangeSettings wanted) {
        return merchants
                .change(current.staff(), EditTag.seen(tag), wanted)
                .map(settings -> EditTag.ok(settings, settings.revision()));
    }
}
