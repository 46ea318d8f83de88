package dev.lingka.queue.desk;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A number for somebody at the door.
 *
 * @param line the host's choice, whatever the party's size; without it the size chooses
 * @param partySize one person unless said, where the line is named
 * @param phone where the party can be reached; kept as long as the programme says
 */
record TakeWalkIn(
        @Pattern(regexp = "[a-z0-9-]{1,32}") String line,
        @Min(1) @Max(99) Integer partySize,
        @Size(max = 60) String note,
        @Size(max = 60) String wish,
        @Size(max = 30) String phone) {

    @Override
    public String toString() {
        return "TakeWalkIn[…]";
    }
}
