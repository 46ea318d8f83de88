package dev.lingka.campaign.segment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Members to be put on a list.
 *
 * @param name of a new list
 */
record ListMembers(
        @NotBlank @Size(max = 60) String name, @NotEmpty @Size(max = MOST) List<@NotNull @Valid ListEntry> entries) {

    static final int MOST = 1_000;

    /**
     * One of them: told by one of three.
     *
     * @param phone as people write it
     * @param cardNumber any number that the card ever had
     */
    record ListEntry(
            @Schema(nullable = true) UUID memberId,
            @Size(min = 5, max = 30) @Schema(nullable = true) String phone,
            @Pattern(regexp = "[0-9]{16}") @Schema(nullable = true) String cardNumber) {

        boolean isOne() {
            return (memberId == null ? 0 : 1) + (phone == null ? 0 : 1) + (cardNumber == null ? 0 : 1) == 1;
        }

        @Override
        public String toString() {
            return "ListEntry[…]";
        }
    }

    /** MoreMembers of them for a list that is there. */
    record MoreMembers(@NotEmpty @Size(max = MOST) List<@NotNull @Valid ListEntry> entries) {}

    @Override
    public String toString() {
        return "ListMembers[…]";
    }
}
