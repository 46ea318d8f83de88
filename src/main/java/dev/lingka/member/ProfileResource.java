package dev.lingka.member;

import dev.lingka.shared.Actor;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What people see and say of themselves. */
@Path("/api/v1/member/profile")
@RolesAllowed({"member", "guest"})
class ProfileResource {

    private final MemberService members;
    private final CurrentActor current;

    ProfileResource(MemberService members, CurrentActor current) {
        this.members = members;
        this.current = current;
    }

    @GET
    public Uni<RestResponse<ProfileView>> show() {
        Actor actor = current.actor();
        return members.find(actor, actor.id())
                .chain(person -> members.profile(actor, actor.id()).map(profile -> answer(person, profile)));
    }

    /** Changes what the body names and keeps the rest. */
    @PATCH
    public Uni<RestResponse<ProfileView>> change(
            @HeaderParam(HttpHeaders.IF_MATCH) String etag, @Valid @NotNull Profile change) {
        Actor actor = current.actor();
        Integer seen = version(etag);
        return members.profile(actor, actor.id())
                .map(known -> over(known, change))
                .chain(profile -> members.describe(actor, profile, seen).map(person -> answer(person, profile)));
    }

    /** All that the person tells from now on, for phones that know no PATCH: what is missing is taken back. */
    @PUT
    public Uni<RestResponse<ProfileView>> replace(
            @HeaderParam(HttpHeaders.IF_MATCH) String etag, @Valid @NotNull Profile profile) {
        return members.describe(current.actor(), profile, version(etag)).map(person -> answer(person, profile));
    }

    /** Takes back one part of what the person told. */
    @DELETE
    @Path("{part}")
    public Uni<RestResponse<ProfileView>> remove(@PathParam("part") ProfilePart part) {
        Actor actor = current.actor();
        return members.profile(actor, actor.id())
                .map(known -> known.without(part))
                .chain(profile -> members.describe(actor, profile, null).map(person -> answer(person, profile)));
    }

    private static Profile over(Profile known, Profile change) {
        return new Profile(
                change.nickname() == null ? known.nickname() : change.nickname(),
                change.name() == null ? known.name() : change.name(),
                change.birthday() == null ? known.birthday() : change.birthday(),
                change.sex() == null ? known.sex() : change.sex(),
                change.region() == null ? known.region() : change.region());
    }

    private static RestResponse<ProfileView> answer(Person person, Profile profile) {
        return ResponseBuilder.ok(ProfileView.of(person, profile))
                .tag(Integer.toString(person.version()))
                .build();
    }

    private static Integer version(String etag) {
        if (etag == null) {
            return null;
        }
        try {
            return Integer.valueOf(etag.replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw ProblemException.invalid(HttpHeaders.IF_MATCH, "INVALID", "the ETag of the profile, unchanged");
        }
    }
}
