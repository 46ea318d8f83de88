package dev.lingka.notification.preference;

import dev.lingka.merchant.MerchantService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The opt-out link of a message, as a browser opens it. */
@Path("/o/{token}")
@PermitAll
class OptOutLinkResource {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'";
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final OptOutLinks links;
    private final PreferenceService preferences;
    private final MerchantService merchants;

    OptOutLinkResource(OptOutLinks links, PreferenceService preferences, MerchantService merchants) {
        this.links = links;
        this.preferences = preferences;
        this.merchants = merchants;
    }

    /** Asks, and changes nothing. */
    @GET
    @Produces(HTML)
    public Uni<Response> open(@PathParam("token") String token) {
        return links.read(token)
                .map(known -> name(known).map(OptOutPage::ask))
                .orElseGet(OptOutLinkResource::nothing)
                .map(OptOutLinkResource::answer);
    }

    @POST
    @Produces(HTML)
    public Uni<Response> optOut(@PathParam("token") String token) {
        return links.read(token)
                .map(known -> preferences.optOut(known).chain(() -> name(known)).map(OptOutPage::done))
                .orElseGet(OptOutLinkResource::nothing)
                .map(OptOutLinkResource::answer);
    }

    private Uni<String> name(OptOutToken token) {
        return merchants.settings(token).map(settings -> settings.name());
    }

    private static Uni<String> nothing() {
        return Uni.createFrom().nullItem();
    }

    private static Response answer(String page) {
        return Response.status(page == null ? Response.Status.NOT_FOUND : Response.Status.OK)
                .type(HTML)
                .header("Content-Security-Policy", POLICY)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Optional.ofNullable(page).orElseGet(OptOutPage::unknown))
                .build();
    }
}
