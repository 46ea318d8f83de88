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
 * @param region where the person lives, as a code of GB/T 2260 with six digits, as in 440305
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Profile(
        @Size(min = 1, max = 40) String nickname,
        @Size(min = 1, max = 40) String name,
        @PastOrPresent LocalDate birthday,
        @Pattern(regexp = "female|male|other") String sex,
        @Pattern(regexp = REGION) String region) {

    /** Province, city and district, two digits each; zeros where only the larger one is told. */
    static final String REGION = "[1-9][0-9]{5}";

    static final Profile EMPTY = new Profile(null, null, null, null, null);

    /** Without one part: what was told may be taken back. */
    Profile without(ProfilePart part) {
        return switch (part) {
            case NICKNAME -> new Profile(null, name, birthday, sex, region);
            case NAME -> new Profile(nickname, null, birthday, sex, region);
            case BIRTHDAY -> new Profile(nickname, name, null, sex, region);
            case SEX -> new Profile(nickname, name, birthday, null, region);
            case REGION -> new Profile(nickname, name, birthday, sex, null);
        };
    }

    @Override
    public String toString() {
        return "Profile[…]";
    }
}
