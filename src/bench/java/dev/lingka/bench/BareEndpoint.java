package dev.lingka.bench;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The same constant as a resource of Quarkus REST, past our filters and without authentication. */
@Path("bench/bare/{size}")
@PermitAll
public class BareEndpoint {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String get(@PathParam("size") int size) {
        return BareRoute.constant(size);
    }
}
