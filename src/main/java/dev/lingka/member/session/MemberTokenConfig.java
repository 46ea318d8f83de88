package dev.lingka.member.session;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The RSA keys of members' tokens, in base64 or PEM; from the environment only. */
@ConfigMapping(prefix = "lingka.member-token")
interface MemberTokenConfig {

    /** PKCS#8; signs from now on. */
    String privateKey();

    /** X.509; verifies what the private key signs. */
    String publicKey();

    /** Another key whose tokens are good too, so that a change of keys signs nobody out on any replica. */
    Optional<String> previousPublicKey();
}
