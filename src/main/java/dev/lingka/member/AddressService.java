package dev.lingka.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Where people are reached: many at once, for the delivery of messages. */
@ApplicationScoped
public class AddressService {

    private final AddressRepository addresses;

    AddressService(AddressRepository addresses) {
        this.addresses = addresses;
    }

    /** By person; who was merged is reached as the one who stays, who was deleted by nothing. */
    public Uni<Map<PersonId, Address>> of(List<PersonId> people) {
        return people.isEmpty() ? Uni.createFrom().item(Map.of()) : addresses.of(people);
    }
}
