package dev.lingka.member.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A phone signs in.
 *
 * @param merchant the merchant's code
 * @param code of {@code wx.login}, good once and for five minutes
 * @param joinCode what was scanned, if anything
 * @param scene the same as WeChat hands it to the mini-program
 */
record OpenSession(
        @NotBlank @Size(max = 31) String merchant,
        @NotBlank @Size(max = 128) String code,
        @Size(max = 32) String joinCode,
        @Size(max = 64) String scene) {

    /** What was scanned: an ordinary link names it outright, a mini-program code by its scene. */
    String scanned() {
        return joinCode == null ? scene : joinCode;
    }

    @Override
    public String toString() {
        return "OpenSession[merchant=" + merchant + "]";
    }
}
