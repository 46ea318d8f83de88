package dev.lingka.card.join;

import dev.lingka.shared.MerchantId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.OptionalInt;

/** The ordinary link of a poster. */
@Path("/j/{code}")
@PermitAll
class JoinLinkResource {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final JoinCodeService codes;

    JoinLinkResource(JoinCodeService codes) {
        this.codes = codes;
    }

    @GET
    @Produces(HTML)
    public Uni<Response> open(@PathParam("code") String code) {
        OptionalInt merchantId = JoinCodeText.merchantId(code);
        if (merchantId.isEmpty()) {
            return Uni.createFrom().item(answer(Optional.empty()));
        }
        return codes.read(new MerchantId(merchantId.getAsInt()), code).map(JoinLinkResource::answer);
    }

    private static Response answer(Optional<JoinPlace> place) {
        return Response.status(place.isPresent() ? Response.Status.OK : Response.Status.NOT_FOUND)
                .type(HTML)
                .header("Content-Security-Policy", POLICY)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .entity(place.map(JoinPage::of).orElseGet(JoinPage::unknown))
                .build();
    }
}
