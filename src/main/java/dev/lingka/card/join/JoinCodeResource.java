package dev.lingka.card.join;

import dev.lingka.shared.MerchantId;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.OptionalInt;

/** Join codes as phones see them: where one leads, and the own one for friends. */
@Path("/api/v1/member/join-codes")
class JoinCodeResource {

    private final JoinCodeService codes;
    private final CurrentActor current;

    JoinCodeResource(JoinCodeService codes, CurrentActor current) {
        this.codes = codes;
        this.current = current;
    }

    /**
     * Names of merchant and store, before anybody signs in.
     *
     * @param merchant code of the merchant whose mini-program asks; a code of another one is then not found
     */
    @GET
    @Path("{code}")
    @PermitAll
    public Uni<JoinPlace> show(
            @PathParam("code") String code, @QueryParam("merchant") @Size(max = 31) String merchant) {
        OptionalInt merchantId = JoinCodeText.merchantId(code);
        if (merchantId.isEmpty()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return codes.read(new MerchantId(merchantId.getAsInt()), code)
                .map(found -> found.filter(place -> merchant == null || merchant.equals(place.merchant())))
                .map(JoinCodeResource::known);
    }

    /** The member's own code to bring friends; the same one every time. */
    @POST
    @Path("mine")
    @RolesAllowed("member")
    public Uni<JoinCodeView> mine() {
        return codes.ofFriend(current.actor());
    }

    private static JoinPlace known(Optional<JoinPlace> place) {
        return place.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }
}
