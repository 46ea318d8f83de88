package dev.lingka.bench;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The same constant through Quarkus REST and our filters, without authentication: what the framework costs alone. */
@Path("bench/rest/{size}")
@PermitAll
public class BareResource {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String get(@PathParam("size") int size) {
        return BareEndpoint.constant(size);
    }
}
