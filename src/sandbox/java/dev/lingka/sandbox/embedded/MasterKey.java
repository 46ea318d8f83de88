package dev.lingka.sandbox.embedded;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * The keys that seal and index personal data and merchants' keys at rest; made once: data cannot be read without them.
 */
final class MasterKey implements Part {
    private static final int BYTES = 32;

    private final DataFolder folder;

    MasterKey(DataFolder folder) {
        this.folder = folder;
    }

    @Override
    public Map<String, String> start() throws IOException {
        return Map.of(
                "lingka.secret.master-key", folder.keep("master-key", () -> random(BYTES)),
                "lingka.secret.index-key", folder.keep("index-key", () -> random(BYTES)));
    }

    static String random(int bytes) {
        byte[] value = new byte[bytes];
        new SecureRandom().nextBytes(value);
        return Base64.getEncoder().encodeToString(value);
    }

    @Override
    public void close() {
        // Nothing runs.
    }
}
