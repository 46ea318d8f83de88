package dev.lingka.notification.preference;

import dev.lingka.merchant.MerchantService;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The opt-out link of a message, for pages; whoever has it needs no token. */
@Path("/api/v1/opt-outs/{token}")
@PermitAll
class OptOutResource {

    private final OptOutLinks links;
    private final PreferenceService preferences;
    private final MerchantService merchants;

    OptOutResource(OptOutLinks links, PreferenceService preferences, MerchantService merchants) {
        this.links = links;
        this.preferences = preferences;
        this.merchants = merchants;
    }

    /** Whose messages it stops. */
    record OptOutView(String merchant) {}

    /** Changes nothing: those who look through links before they let them pass open them too. */
    @GET
    public Uni<OptOutView> show(@PathParam("token") String token) {
        return view(known(token));
    }

    /** No marketing any more. Said again it changes nothing. */
    @POST
    public Uni<OptOutView> optOut(@PathParam("token") String token) {
        OptOutToken known = known(token);
        return preferences.optOut(known).chain(() -> view(known));
    }

    private OptOutToken known(String token) {
        return links.read(token).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    private Uni<OptOutView> view(OptOutToken token) {
        return merchants.settings(token).map(settings -> new OptOutView(settings.name()));
    }
}
