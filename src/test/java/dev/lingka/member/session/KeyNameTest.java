package dev.lingka.member.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Forge;
import java.security.PublicKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyNameTest {

    @Test
    void isTheSameForAKeyInBase64AndInPem() {
        PublicKey key = Forge.strangersKey().getPublic();
        String base64 = Base64.getEncoder().encodeToString(key.getEncoded());
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";

        String name = KeyName.of(base64);

        assertThat(name).hasSize(16).isEqualTo(KeyName.of(pem));
    }

    @Test
    void isReadFromTheHeaderOfAToken() {
        String token = Forge.rs256(
                Forge.strangersKey().getPrivate(), "name", Forge.memberClaims().build());

        assertThat(KeyName.in(token)).contains("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x", "x.y.z", "!.y.z", "e30.y.z", "eyJraWQiOjF9.y.z", "W10.y.z", "bnVsbA.y.z"})
    void isMissingInWhatIsNoToken(String text) {
        assertThat(KeyName.in(text)).isEmpty();
    }
}
