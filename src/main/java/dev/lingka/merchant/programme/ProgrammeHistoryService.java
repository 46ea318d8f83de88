package dev.lingka.merchant.programme;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** When which part of the rules changed, for features that show the history of theirs. */
@ApplicationScoped
public class ProgrammeHistoryService {

    private final ProgrammeHistoryRepository history;
    private final List<ProgrammeSection<?>> sections;
    private final ObjectMapper json;

    ProgrammeHistoryService(
            ProgrammeHistoryRepository history, @All List<ProgrammeSection<?>> sections, ObjectMapper json) {
        this.history = history;
        this.sections = sections;
        this.json = json;
    }

    /** A version that came into force with other rules in one section than the version in force before it. */
    public record SectionChange(int version, Instant effectiveAt) {}

    /**
     * The versions that changed a section, newest first, down to the merchant's first; those yet to come are not told.
     * Of several that came into force at one moment only the last was ever in force.
     *
     * @param type the section's
     * @param before when the last one of the page before came into force; null for the first page
     */
    public Uni<Page<SectionChange>> changesOf(InMerchant merchant, Class<?> type, Instant before, int limit) {
        ProgrammeSection<?> section = of(type);
        JsonObject defaults =
                new JsonObject(json.valueToTree(section.defaults()).toString());
        return history.changes(merchant, section.name(), defaults, before, limit + 1)
                .map(changes -> Page.of(changes, limit, change -> Cursor.of(change.effectiveAt())));
    }

    private ProgrammeSection<?> of(Class<?> type) {
        return sections.stream()
                .filter(section -> section.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no programme section of " + type));
    }
}
