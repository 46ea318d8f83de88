package dev.lingka.member;

import dev.lingka.shared.Actor;
import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.http.CurrentActor;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** My data as a file, with nothing masked (Personal Information Protection Law, art. 45). */
@Path("/api/v1/member/data")
@RolesAllowed({"member", "guest"})
class DataResource {

    private static final String AS_FILE = "attachment; filename=\"my-data.json\"";

    private final List<PersonalData> holders;
    private final MemberService members;
    private final CurrentActor current;

    DataResource(@All List<PersonalData> holders, MemberService members, CurrentActor current) {
        this.holders = holders.stream()
                .sorted(Comparator.comparing(PersonalData::section))
                .toList();
        this.members = members;
        this.current = current;
    }

    @GET
    public Uni<RestResponse<Map<String, Object>>> download() {
        Actor actor = current.actor();
        return members.find(actor, actor.id())
                .chain(person -> members.profile(actor, actor.id()).map(profile -> ProfileView.of(person, profile)))
                .chain(profile -> members.phone(actor)
                        .map(phone ->
                                profile.withPhone(phone.map(PhoneNumber::value).orElse(null))))
                .chain(profile -> file(actor, profile));
    }

    private Uni<RestResponse<Map<String, Object>>> file(Actor actor, ProfileView profile) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("profile", profile);
        return Multi.createFrom()
                .iterable(holders)
                .onItem()
                .transformToUniAndConcatenate(
                        holder -> holder.of(actor).invoke(data -> file.put(holder.section(), data)))
                .collect()
                .last()
                .map(last -> ResponseBuilder.ok(file)
                        .header(HttpHeaders.CONTENT_DISPOSITION, AS_FILE)
                        .build());
    }
}
