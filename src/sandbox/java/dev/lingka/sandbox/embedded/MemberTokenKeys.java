package dev.lingka.sandbox.embedded;

import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** The key pair under which members' tokens are signed, kept so that a phone stays signed in over a restart. */
final class MemberTokenKeys implements Part {
    private static final int BITS = 2048;
    private static final String SEPARATOR = ":";

    private final DataFolder folder;

    MemberTokenKeys(DataFolder folder) {
        this.folder = folder;
    }

    @Override
    public Map<String, String> start() throws IOException {
        String[] pair = folder.keep("member-token", MemberTokenKeys::generate).split(SEPARATOR, 2);
        return Map.of("lingka.member-token.private-key", pair[0], "lingka.member-token.public-key", pair[1]);
    }

    private static String generate() {
        KeyPair pair = rsa();
        Base64.Encoder base64 = Base64.getEncoder();
        return base64.encodeToString(pair.getPrivate().getEncoded())
                + SEPARATOR
                + base64.encodeToString(pair.getPublic().getEncoded());
    }

    static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public void close() {
        // Nothing runs.
    }
}
