package dev.lingka.merchant.staff;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where staff sign in: what a page needs to send them there, by authorization code with PKCE. */
@Path("/api/v1/sign-in")
@PermitAll
class SignInResource {

    private final SignInView place;

    SignInResource(
            @ConfigProperty(name = "lingka.sign-in.issuer") String issuer,
            @ConfigProperty(name = "lingka.sign-in.client-id") String clientId) {
        place = new SignInView(issuer, clientId);
    }

    /**
     * The identity provider as a browser reaches it.
     *
     * @param issuer its address; the discovery document stands under it
     * @param clientId the public client that the pages are
     */
    record SignInView(String issuer, String clientId) {}

    @GET
    public SignInView show() {
        return place;
    }
}
