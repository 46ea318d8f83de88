package dev.lingka.merchant.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new terminal.
 *
 * @param clientId its OIDC client at the identity provider
 * @param subject the {@code sub} of its tokens; the client id unless set, as some providers use an id of their own
 * @param chargeLimitFen the most that one charge on it may take
 */
record RegisterTerminal(
        @NotNull UUID storeId,
        @NotBlank @Size(max = 60) String name,
        @NotNull @Pattern(regexp = "[!-~]{1,120}") String clientId,
        @Pattern(regexp = "[!-~]{1,120}") String subject,
        @Min(1) @Max(MAX_LIMIT_FEN) @Schema(required = true) long chargeLimitFen) {

    /** Ten million yuan: above any sale, below any overflow. */
    static final long MAX_LIMIT_FEN = 1_000_000_000L;

    String signsInAs() {
        return subject == null ? clientId : subject;
    }
}
