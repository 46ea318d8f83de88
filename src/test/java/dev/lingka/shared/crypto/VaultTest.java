package dev.lingka.shared.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A sealed value opens where it was sealed, under the keys that are there, whole, and nowhere else. */
class VaultTest {

    private static final UUID ROW = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final Vault.Place PLACE = new Vault.Place("member", "phone_sealed", 7, ROW);

    private record Keys(String masterKey, String indexKey, Optional<List<String>> previousKeys)
            implements SecretConfig {}

    @Test
    void opensWhatItSealed() {
        Vault vault = vault(key('a'));

        String sealed = vault.seal("13800138000", PLACE);

        assertThat(vault.open(sealed, PLACE)).isEqualTo("13800138000");
        assertThat(sealed).doesNotContain("13800138000").isNotEqualTo(vault.seal("13800138000", PLACE));
    }

    @TestFactory
    Stream<DynamicTest> aValueThatWasCopiedElsewhereDoesNotOpen() {
        Vault vault = vault(key('a'));
        String sealed = vault.seal("13800138000", PLACE);
        return Stream.of(
                        new Vault.Place("staff", "phone_sealed", 7, ROW),
                        new Vault.Place("member", "profile_sealed", 7, ROW),
                        new Vault.Place("member", "phone_sealed", 8, ROW),
                        new Vault.Place("member", "phone_sealed", 7, UUID.randomUUID()))
                .map(place -> DynamicTest.dynamicTest(place.toString(), () -> closed(vault, sealed, place)));
    }

    @Test
    void aValueWithAFlippedBitDoesNotOpen() {
        Vault vault = vault(key('a'));
        String sealed = vault.seal("13800138000", PLACE);
        String keyId = sealed.substring(0, sealed.indexOf('.') + 1);
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(keyId.length()));

        for (int at = 0; at < bytes.length; at++) {
            byte[] spoiled = bytes.clone();
            spoiled[at] ^= 1;
            closed(vault, keyId + Base64.getEncoder().encodeToString(spoiled), PLACE);
        }
    }

    @Test
    void aPreviousKeyStillOpensAndNoLongerSeals() {
        String before = vault(key('a')).seal("13800138000", PLACE);
        Vault after = vault(key('b'), key('a'));

        String sealed = after.seal("13800138000", PLACE);

        assertThat(after.open(before, PLACE)).isEqualTo("13800138000");
        assertThat(vault(key('b')).open(sealed, PLACE)).isEqualTo("13800138000");
        closed(vault(key('b')), before, PLACE);
    }

    @Test
    void peopleAreFoundUnderEveryMasterKeyAndByOneMerchantAlone() {
        String index = vault(key('a')).index(7, "phone", "13800138000");

        assertThat(vault(key('b')).index(7, "phone", "13800138000")).isEqualTo(index);
        assertThat(vault(key('a')).index(8, "phone", "13800138000")).isNotEqualTo(index);
        assertThat(vault(key('a')).index(7, "openid", "13800138000")).isNotEqualTo(index);
    }

    @Test
    void aShortKeyIsRefused() {
        String half = Base64.getEncoder().encodeToString(new byte[16]);

        assertThatThrownBy(() -> vault(half)).hasMessageContaining("lingka.secret.master-key");
    }

    private static void closed(Vault vault, String sealed, Vault.Place place) {
        assertThatThrownBy(() -> vault.open(sealed, place)).isInstanceOf(IllegalStateException.class);
    }

    private static Vault vault(String master, String... previous) {
        return new Vault(new Keys(master, key('i'), Optional.of(List.of(previous))));
    }

    private static String key(char letter) {
        return Base64.getEncoder()
                .encodeToString(Character.toString(letter).repeat(32).getBytes(US_ASCII));
    }
}
