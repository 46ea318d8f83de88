package dev.lingka.member;

import dev.lingka.shared.Ids;
import dev.lingka.shared.crypto.SealedColumn;
import dev.lingka.shared.crypto.SealedColumns;
import dev.lingka.shared.crypto.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes people's keys and opens them. A key is kept sealed by the vault, in the row that deletion empties: what was
 * sealed under it is then noise, in every backup too.
 */
@ApplicationScoped
public class PersonVault implements SealedColumns {

    private static final String TABLE = "member_key";
    private static final String COLUMN = "key_sealed";

    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Vault vault;

    PersonVault(Vault vault) {
        this.vault = vault;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn(TABLE, COLUMN, "id"));
    }

    public PersonKey newKey() {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        return new PersonKey(Ids.next(), new SecretKeySpec(secret, "AES"));
    }

    /** The key as its row keeps it. */
    public String sealed(int merchantId, PersonKey key) {
        String secret = Base64.getEncoder().encodeToString(key.secret().getEncoded());
        return vault.seal(secret, place(merchantId, key.id()));
    }

    PersonKey open(int merchantId, UUID id, String sealed) {
        byte[] secret = Base64.getDecoder().decode(vault.open(sealed, place(merchantId, id)));
        return new PersonKey(id, new SecretKeySpec(secret, "AES"));
    }

    private static Vault.Place place(int merchantId, UUID id) {
        return new Vault.Place(TABLE, COLUMN, merchantId, id);
    }
}
