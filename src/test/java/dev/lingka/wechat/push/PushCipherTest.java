package dev.lingka.wechat.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published vectors of message push. */
class PushCipherTest {

    private static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String ENCRYPTED =
            "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==";

    @Test
    void opensThePublishedMessage() {
        PushCipher.Opened opened = PushCipher.open(AES_KEY, ENCRYPTED);

        assertThat(opened.message()).isEqualTo("我是中文abcd123");
        assertThat(opened.appId()).isEqualTo("wxb11529c136998cb6");
    }

    @Test
    void signsLikeThePublishedAddressChecks() {
        assertThat(PushSignature.of("AAAAA", "1714036504", "1514711492"))
                .isEqualTo("f464b24fc39322e44b38aa78f5edd27bd1441696");
        assertThat(PushSignature.of("AAAAA", "1714037059", "486452656"))
                .isEqualTo("899cf89e464efb63f54ddac96b0a0a235f53aa78");
    }

    @Test
    void signsEncryptedMessagesToo() {
        assertThat(PushSignature.of("pamtest", "1409304348", "xxxxxx", ENCRYPTED))
                .isEqualTo("82c962d39941aa48552f90ef55aa323dc620cc10");
    }

    @Test
    void aMissingPartNeverMatches() {
        assertThat(PushSignature.matches(null, "a", "b")).isFalse();
        assertThat(PushSignature.matches(PushSignature.of("a"), "a", null)).isFalse();
        assertThat(PushSignature.matches(PushSignature.of("b", "a"), "a", "b")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64", "AAAAAAAAAAAAAAAAAAAAAA==", "jn1L23DB+6ELqJ+6bruv2w=="})
    void refusesWhatTheKeyDoesNotOpen(String encrypted) {
        PushRefused refused = catchThrowableOfType(PushRefused.class, () -> PushCipher.open(AES_KEY, encrypted));

        assertThat(refused.fault()).isEqualTo(PushFault.NOT_DECRYPTED);
    }

    @Test
    void everyFlippedByteIsRefusedOrChangesTheText() {
        byte[] bytes = Base64.getDecoder().decode(ENCRYPTED);
        for (int place = 0; place < bytes.length; place++) {
            byte[] flipped = bytes.clone();
            flipped[place] ^= 0x40;
            String text = Base64.getEncoder().encodeToString(flipped);
            try {
                PushCipher.Opened opened = PushCipher.open(AES_KEY, text);
                boolean onlyTheRandomPart = place < 16;
                assertThat(onlyTheRandomPart || !opened.equals(PushCipher.open(AES_KEY, ENCRYPTED)))
                        .isTrue();
            } catch (PushRefused refused) {
                assertThat(refused.fault()).isEqualTo(PushFault.NOT_DECRYPTED);
            }
        }
    }
}
