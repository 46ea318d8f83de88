package dev.lingka.wechat.push;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** Where WeChat pushes messages and events. The signature is the only key; answers are WeChat's bare words. */
@Path("/api/wechat/{merchantCode}/push")
@PermitAll
@Produces(MediaType.TEXT_PLAIN)
public class PushResource {

    private static final Logger LOG = Logger.getLogger(PushResource.class);
    private static final String SUCCESS = "success";
    private static final int MAX_BYTES = 64 * 1024;

    private final PushService pushes;

    PushResource(PushService pushes) {
        this.pushes = pushes;
    }

    @GET
    @Operation(summary = "WeChat checks that this address is the merchant's")
    public Uni<Response> check(@PathParam("merchantCode") String merchantCode, @BeanParam PushQuery query) {
        return answered(merchantCode, Uni.createFrom().deferred(() -> pushes.check(merchantCode, query)));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Messages and events of the merchant's mini-program and official account")
    public Uni<Response> receive(
            @PathParam("merchantCode") String merchantCode, @BeanParam PushQuery query, byte[] body) {
        if (body.length > MAX_BYTES) {
            return Uni.createFrom().item(failure(merchantCode, new PushRefused(PushFault.TOO_LARGE)));
        }
        return answered(
                merchantCode,
                Uni.createFrom()
                        .deferred(() -> pushes.receive(merchantCode, query, body))
                        .map(done -> SUCCESS));
    }

    private static Uni<Response> answered(String merchantCode, Uni<String> words) {
        return words.map(text -> Response.ok(text, MediaType.TEXT_PLAIN_TYPE)
                        .header("X-Content-Type-Options", "nosniff")
                        .build())
                .onFailure()
                .recoverWithItem(e -> failure(merchantCode, e));
    }

    private static Response failure(String merchantCode, Throwable failure) {
        PushFault fault = failure instanceof PushRefused refused ? refused.fault() : PushFault.NOT_HANDLED;
        if (failure instanceof PushRefused) {
            LOG.warnf("wechat push refused fault=%s", fault);
        } else {
            LOG.errorf(failure, "wechat push failed merchant=%s", merchantCode);
        }
        return Response.status(fault.status())
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity("fail")
                .build();
    }
}
