package dev.lingka.member;

import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.crypto.Vault;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes people who stand at a counter and are known by nothing but the number that they tell. */
@ApplicationScoped
public class Newcomers {

    private final PersonVault people;
    private final Vault vault;

    Newcomers(PersonVault people, Vault vault) {
        this.people = people;
        this.vault = vault;
    }

    /** A person and the key of their data. */
    public record Newcomer(PersonKey key, JsonObject args) {}

    /** As the SQL function {@code member_at_counter} takes one in; nothing is saved here. */
    public Newcomer by(InMerchant merchant, PhoneNumber phone) {
        PersonKey key = people.newKey();
        JsonObject args = new JsonObject()
                .put("memberId", Ids.next().toString())
                .put("keyId", key.id().toString())
                .put("keySealed", people.sealed(merchant.merchantId(), key))
                .put(
                        "phone",
                        new JsonObject()
                                .put("index", phone.index(vault, merchant.merchantId()))
                                .put("sealed", key.seal(phone.value(), MemberService.PHONE))
                                .put("keyId", key.id().toString()));
        return new Newcomer(key, args);
    }
}
