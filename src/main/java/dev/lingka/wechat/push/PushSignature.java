package dev.lingka.wechat.push;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** WeChat's signature of pushes: SHA-1 over its parts in dictionary order, without anything between them. */
final class PushSignature {

    private PushSignature() {}

    static String of(String... parts) {
        String text = Stream.of(parts).sorted().collect(Collectors.joining());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compares in constant time, so that a signature cannot be guessed digit by digit. */
    static boolean matches(String given, String... parts) {
        return given != null
                && Stream.of(parts).allMatch(part -> part != null)
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), of(parts).getBytes(StandardCharsets.UTF_8));
    }
}
