package dev.lingka.card.join;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A join code as staff see it.
 *
 * @param link the ordinary link behind its QR code
 */
record JoinCodeView(
        UUID id,
        String code,
        String link,
        JoinSource source,
        String label,
        @Schema(nullable = true) UUID storeId,
        @Schema(nullable = true) UUID staffId,
        String status,
        Instant createdAt) {

    static JoinCodeView of(JoinCode code, JoinConfig config) {
        return new JoinCodeView(
                code.id,
                code.code,
                JoinCodeText.link(config, code.code),
                code.source,
                code.label,
                code.storeId,
                code.staffId,
                code.status,
                code.createdAt);
    }
}
