package dev.lingka.member;

import dev.lingka.shared.InMerchant;
import dev.lingka.shared.crypto.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Numbers of ID documents: sealed for a person, and found by a keyed hash that is this merchant's alone. */
@ApplicationScoped
public class IdDocuments {

    /** How one is written: letters and digits. */
    public static final String NUMBER = "[0-9A-Za-z]{6,30}";

    private static final String COLUMN = "card_document.document";

    private final MemberService members;
    private final Vault vault;

    IdDocuments(MemberService members, Vault vault) {
        this.members = members;
        this.vault = vault;
    }

    /** Under the person's key, as the SQL function {@code card_document_take} wants it. */
    public Uni<JsonObject> sealed(InMerchant merchant, UUID memberId, String number) {
        return members.keyOf(merchant, memberId).map(key -> sealed(merchant, key, number));
    }

    /** The same for somebody whose key is about to be saved. */
    public JsonObject sealed(InMerchant merchant, PersonKey key, String number) {
        String plain = number.toUpperCase(Locale.ROOT);
        return new JsonObject()
                .put("index", vault.index(merchant.merchantId(), "document", plain))
                .put("sealed", key.seal(plain, COLUMN))
                .put("keyId", key.id().toString());
    }

    /** The number in full, for the person themselves alone; empty when the key is shredded. */
    public Uni<Optional<String>> opened(InMerchant merchant, UUID keyId, String sealed) {
        return members.open(merchant, keyId, sealed, COLUMN);
    }
}
