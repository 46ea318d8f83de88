package dev.lingka.member.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownTokensTest {

    private static final SecurityIdentity MEMBER = QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal("member"))
            .build();

    private final KnownTokens known = new KnownTokens();

    @Test
    void aTokenIsKnownUntilItsEnd() {
        known.keep("token", MEMBER, secondsFromNow(600));

        assertThat(known.identity("token")).containsSame(MEMBER);
        assertThat(known.identity("token ")).isEmpty();
    }

    @Test
    void aTokenThatHasEndedIsNotKnown() {
        known.keep("token", MEMBER, secondsFromNow(0));

        assertThat(known.identity("token")).isEmpty();
    }

    @Test
    void aTokenWithoutAnEndIsNotKnown() {
        known.keep("token", MEMBER, 0);

        assertThat(known.identity("token")).isEmpty();
    }

    private static long secondsFromNow(long seconds) {
        return Instant.now().getEpochSecond() + seconds;
    }
}
