package dev.lingka.member;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A person as they see themselves.
 *
 * @param kind {@code guest} or {@code member}
 * @param phone masked, and in full in the person's own data file; null without a verified phone
 */
record ProfileView(
        UUID memberId,
        String kind,
        @Schema(nullable = true) String phone,
        @Schema(nullable = true) String nickname,
        @Schema(nullable = true) String name,
        @Schema(nullable = true) LocalDate birthday,
        @Schema(nullable = true) String sex,
        @Schema(nullable = true) String region,
        @Schema(nullable = true) Instant joinedAt) {

    static ProfileView of(Person person, Profile profile) {
        return new ProfileView(
                person.id(),
                person.kind().name().toLowerCase(Locale.ROOT),
                person.phoneMasked(),
                profile.nickname(),
                profile.name(),
                profile.birthday(),
                profile.sex(),
                profile.region(),
                person.joinedAt());
    }

    ProfileView withPhone(String full) {
        return new ProfileView(memberId, kind, full, nickname, name, birthday, sex, region, joinedAt);
    }
}
