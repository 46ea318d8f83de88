package dev.lingka.shared.crypto;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The installation's secrets; from the environment only. */
@ConfigMapping(prefix = "lingka.secret")
public interface SecretConfig {

    /** 32 bytes in base64. Everything sealed from now on is sealed under it. */
    String masterKey();

    /**
     * 32 bytes in base64. Keyed hashes and card codes hang on it. It stays when the master key is changed, because
     * people are found again by these hashes alone.
     */
    String indexKey();

    /** Earlier master keys, so that what they sealed can be opened until the rotation job has sealed it anew. */
    Optional<List<String>> previousKeys();
}
