package dev.lingka.member;

import dev.lingka.shared.InMerchant;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** By what a profile is found though it is sealed. */
@ApplicationScoped
class ProfileIndexes {

    private final BirthIndex births;
    private final TraitIndex traits;

    ProfileIndexes(BirthIndex births, TraitIndex traits) {
        this.births = births;
        this.traits = traits;
    }

    /** As the SQL function {@code member_described} wants them. */
    JsonObject of(InMerchant merchant, Profile profile) {
        return new JsonObject()
                .put("year", births.ofYear(merchant, profile.birthday()))
                .put("sex", profile.sex() == null ? null : traits.ofSex(merchant, profile.sex()))
                .put("regions", new JsonArray(traits.ofRegion(merchant, profile.region())));
    }
}
