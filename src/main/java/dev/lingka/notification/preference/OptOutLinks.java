package dev.lingka.notification.preference;

import dev.lingka.shared.crypto.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The links by which people who get marketing stop it, without signing in. A link holds the merchant, the pseudonym and
 * 96 bits of a keyed hash over both, as in {@code 7~Zm9v…}: nothing has to be stored, it works for as long as there are
 * messages to find it in, and nobody makes one up for somebody else. It can do nothing but stop marketing.
 */
@ApplicationScoped
public class OptOutLinks {

    private static final String PURPOSE = "opt-out";
    private static final int ID_BYTES = 16;
    private static final int PROOF_BYTES = 12;
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})~([0-9A-Za-z_-]{38})");

    private final Vault vault;
    private final OptOutConfig config;

    OptOutLinks(Vault vault, OptOutConfig config) {
        this.vault = vault;
        this.config = config;
    }

    /** The link for one person. */
    public String of(int merchantId, UUID memberId) {
        return config.publicUrl() + "/o/" + token(merchantId, memberId);
    }

    /** Empty for what is no link of ours. */
    Optional<OptOutToken> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(form.group(2)));
        OptOutToken token =
                new OptOutToken(Integer.parseInt(form.group(1)), new UUID(bytes.getLong(), bytes.getLong()));
        boolean ours = MessageDigest.isEqual(
                text.getBytes(StandardCharsets.US_ASCII),
                token(token.merchantId(), token.memberId()).getBytes(StandardCharsets.US_ASCII));
        return ours ? Optional.of(token) : Optional.empty();
    }

    private String token(int merchantId, UUID memberId) {
        byte[] proof = Arrays.copyOf(vault.derive(PURPOSE, merchantId, memberId.toString()), PROOF_BYTES);
        byte[] bytes = ByteBuffer.allocate(ID_BYTES + PROOF_BYTES)
                .putLong(memberId.getMostSignificantBits())
                .putLong(memberId.getLeastSignificantBits())
                .put(proof)
                .array();
        return merchantId + "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
