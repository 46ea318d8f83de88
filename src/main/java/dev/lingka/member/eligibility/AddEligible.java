package dev.lingka.member.eligibility;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** People who may join from now on. */
record AddEligible(@NotEmpty @Size(max = MOST) List<@NotNull @Valid Eligible> entries) {

    static final int MOST = 500;

    /**
     * One of them: a phone, a number, or both, of which either lets this person in.
     *
     * @param phone as people write it
     * @param number under which the merchant knows the person: 2 to 40 digits and letters
     * @param name for staff who look through the list
     */
    record Eligible(
            @Size(min = 5, max = 30) @Schema(nullable = true) String phone,
            @Size(min = 2, max = 60) @Schema(nullable = true) String number,
            @Size(min = 1, max = 40) @Schema(nullable = true) String name) {

        @Override
        public String toString() {
            return "Eligible[…]";
        }
    }

    @Override
    public String toString() {
        return "AddEligible[…]";
    }
}
