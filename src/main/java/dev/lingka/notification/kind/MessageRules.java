package dev.lingka.notification.kind;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a merchant says about its messages. Quiet hours and caps hold for marketing; the SQL function
 * {@code message_plan} reads them out of the programme in force.
 *
 * @param quietHours null for none
 * @param kinds service messages; one for an occasion at most
 */
public record MessageRules(
        @Valid @Schema(nullable = true) QuietHours quietHours,
        @NotNull @Size(max = 20) List<@NotNull @Valid Cap> caps,
        @NotNull @Size(max = 60) List<@NotNull @Valid MessageKind> kinds) {

    /** A merchant that says nothing by itself. */
    public static final MessageRules NONE = new MessageRules(null, List.of(), List.of());

    public MessageRules {
        caps = copy(caps);
        kinds = copy(kinds);
    }

    /** What is said on this occasion, if anything. */
    public Optional<MessageKind> on(Occasion occasion) {
        return kinds.stream().filter(kind -> kind.occasion() == occasion).findFirst();
    }

    public Optional<MessageKind> find(String code) {
        return kinds.stream().filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** A list that cannot change; a null in it is left for the validation to name. */
    static <T> List<T> copy(List<T> given) {
        return given == null ? null : Collections.unmodifiableList(new ArrayList<>(given));
    }

    /** The same of fields by their names, in the writer's order. */
    static Map<String, String> copy(Map<String, String> given) {
        return given == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }
}
