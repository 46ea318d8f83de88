package dev.lingka.notification.preference;

import dev.lingka.shared.http.CurrentActor;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** What the holder of this token wants to hear. */
@Path("/api/v1/member/message-preferences")
@RolesAllowed({"member", "guest"})
class PreferenceResource {

    private final PreferenceService preferences;
    private final CurrentActor current;

    PreferenceResource(PreferenceService preferences, CurrentActor current) {
        this.preferences = preferences;
        this.current = current;
    }

    @GET
    public Uni<PreferencesView> show() {
        return preferences.show(current.actor());
    }

    /** All of it anew. Marketing is allowed only by who has agreed to it. */
    @PUT
    public Uni<PreferencesView> keep(@NotNull @Valid TellPreferences told) {
        return preferences.keep(current.actor(), told);
    }
}
