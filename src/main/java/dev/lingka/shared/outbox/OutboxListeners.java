package dev.lingka.shared.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The listeners of this application. They are registered before the first request is served, so that no event is
 * published past one of them.
 */
@ApplicationScoped
class OutboxListeners {

    private static final String REGISTER =
            "insert into outbox_listener (event_type, listener) values (?, ?) on conflict do nothing";

    private final Map<String, OutboxListener> byName;
    private final Set<String> urgent;
    private final AgroalDataSource database;

    OutboxListeners(@All List<OutboxListener> listeners, AgroalDataSource database) {
        byName = listeners.stream().collect(Collectors.toUnmodifiableMap(OutboxListener::name, Function.identity()));
        urgent = listeners.stream()
                .filter(listener -> !listener.gathers())
                .map(OutboxListener::name)
                .collect(Collectors.toUnmodifiableSet());
        this.database = database;
    }

    void register(@Observes StartupEvent event) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REGISTER)) {
            for (OutboxListener listener : byName.values()) {
                for (String type : listener.types()) {
                    statement.setString(1, type);
                    statement.setString(2, listener.name());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    Set<String> names() {
        return byName.keySet();
    }

    /** Those who cannot wait. */
    Set<String> urgent() {
        return urgent;
    }

    OutboxListener named(String name) {
        return byName.get(name);
    }
}
