package dev.lingka.notification.preference;

import dev.lingka.notification.Channel;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a person has switched off.
 *
 * @param consentedAt since when they agree to marketing; null where they do not
 * @param marketingOffAt when they said no to it, by a link or here; null for never
 * @param language in which channels speak: {@code zh} or {@code en}
 */
record Preference(
        Instant consentedAt, Instant marketingOffAt, Set<Channel> channelsOff, Set<String> kindsOff, String language) {

    static Preference of(Row row) {
        return new Preference(
                moment(row, "consented_at"),
                moment(row, "marketing_off_at"),
                Set.copyOf(words(row, "channels_off").stream().map(Channel::of).toList()),
                Set.copyOf(words(row, "kinds_off")),
                row.getString("language"));
    }

    /** The newest word counts. */
    boolean allowsMarketing() {
        return consentedAt != null && (marketingOffAt == null || marketingOffAt.isBefore(consentedAt));
    }

    private static Instant moment(Row row, String column) {
        OffsetDateTime moment = row.getOffsetDateTime(column);
        return moment == null ? null : moment.toInstant();
    }

    private static List<String> words(Row row, String column) {
        return Arrays.asList(row.getArrayOfStrings(column));
    }
}
