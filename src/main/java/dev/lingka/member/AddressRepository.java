package dev.lingka.member;

import dev.lingka.shared.crypto.PhoneNumber;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Addresses of many people of many merchants in one statement, for background work. */
@ApplicationScoped
class AddressRepository {

    private static final String ADDRESSES = "select * from member_address($1, $2)";

    /** The code of the merchant's own question whose answer is an address. */
    private static final String EMAIL = "email";

    private static final Pattern AN_EMAIL =
            Pattern.compile("[^\\s@<>\",;:]{1,64}@[A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,24}");

    private final Pool pool;
    private final PersonVault people;

    AddressRepository(@ReactiveDataSource("jobs") Pool pool, PersonVault people) {
        this.pool = pool;
        this.people = people;
    }

    Uni<Map<PersonId, Address>> of(List<PersonId> wanted) {
        Integer[] merchants = wanted.stream().map(PersonId::merchantId).toArray(Integer[]::new);
        UUID[] members = wanted.stream().map(PersonId::memberId).toArray(UUID[]::new);
        return pool.preparedQuery(ADDRESSES)
                .execute(Tuple.of(merchants, members))
                .map(rows -> {
                    Map<PersonId, Address> found = new HashMap<>();
                    rows.forEach(row -> found.put(id(row), address(row)));
                    return found;
                });
    }

    private static PersonId id(Row row) {
        return new PersonId(row.getInteger("merchant_id"), row.getUUID("member_id"));
    }

    private Address address(Row row) {
        return new Address(
                row.getString("merchant_code"),
                () -> open(row, "mini", MemberService.OPENID),
                () -> open(row, "official", MemberService.OPENID),
                () -> open(row, "phone", MemberService.PHONE).map(PhoneNumber::new),
                () -> open(row, "answers", MemberService.ANSWERS).flatMap(AddressRepository::email));
    }

    private static Optional<String> email(String answers) {
        return Optional.ofNullable(new JsonObject(answers).getString(EMAIL))
                .filter(told -> AN_EMAIL.matcher(told).matches());
    }

    private Optional<String> open(Row row, String part, String column) {
        String sealed = row.getString(part + "_sealed");
        String key = row.getString(part + "_key");
        if (sealed == null || key == null) {
            return Optional.empty();
        }
        return Optional.of(people.open(row.getInteger("merchant_id"), row.getUUID(part + "_key_id"), key)
                .open(sealed, column));
    }
}
