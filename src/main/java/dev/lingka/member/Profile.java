package dev.lingka.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * What a person chose to tell; every part may be missing, and what was not asked is not kept.
 *
 * @param sex {@code female}, {@code male} or {@code other}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Profile(
        @Size(min = 1, max = 40) String nickname,
        @Size(min = 1, max = 40) String name,
        @PastOrPresent LocalDate birthday,
        @Pattern(regexp = "female|male|other") String sex) {

    static final Profile EMPTY = new Profile(null, null, null, null);

    /** Without one part: what was told may be taken back. */
    Profile without(ProfilePart part) {
        return switch (part) {
            case NICKNAME -> new Profile(null, name, birthday, sex);
            case NAME -> new Profile(nickname, null, birthday, sex);
            case BIRTHDAY -> new Profile(nickname, name, null, sex);
            case SEX -> new Profile(nickname, name, birthday, null);
        };
    }

    @Override
    public String toString() {
        return "Profile[…]";
    }
}
