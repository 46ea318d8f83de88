package dev.lingka.shared.http;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** One endpoint below each kind of path, which asks for a token and for nothing else; in tests only. */
@Path("/api/v1")
public class TokenProbes {

    @GET
    @Path("/member/token-probe")
    @Authenticated
    @Operation(hidden = true)
    public String member() {
        return "member";
    }

    @GET
    @Path("/staff/token-probe")
    @Authenticated
    @Operation(hidden = true)
    public String staff() {
        return "staff";
    }

    @GET
    @Path("/operator/token-probe")
    @RolesAllowed("operator")
    @Operation(hidden = true)
    public String operator() {
        return "operator";
    }
}
