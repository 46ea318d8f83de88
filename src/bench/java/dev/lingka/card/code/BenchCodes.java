package dev.lingka.card.code;

import dev.lingka.shared.crypto.SecretConfig;
import dev.lingka.shared.crypto.Vault;
import java.util.List;
import java.util.Optional;

/** The codes that a merchant's phones hold, without asking for them: drawing so many pictures would take longer. */
public final class BenchCodes {

    private final CodePermutation permutation;

    public BenchCodes(String masterKey, String indexKey, int merchantId) {
        Vault vault = new Vault(new Secrets(masterKey, indexKey, Optional.empty()));
        permutation = new CodePermutation(vault.derive("card-code", merchantId, "1"));
    }

    /** The code of a card for one minute since 1970. */
    public String code(long codeNumber, long minute) {
        return CardCode.of(permutation, new CodePermutation.Pair(minute, codeNumber));
    }

    private record Secrets(String masterKey, String indexKey, Optional<List<String>> previousKeys)
            implements SecretConfig {}
}
