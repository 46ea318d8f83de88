package dev.lingka.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Hears all that is logged, at DEBUG, while the usual handlers keep their level. The test's own HTTP client and the
 * other side (WeChat's sandbox, the identity provider) are left out: they are not Lingka.
 */
public final class LogCapture implements AutoCloseable {
    private static final List<String> NOT_LINGKA =
            List.of("org.apache.http", "io.restassured", "dev.lingka.sandbox", "no.nav.", "jdk.", "sun.");
    private static final int MAX_LINES = 500_000;

    private final Logger root = Logger.getLogger("");
    private final Level rootLevel = root.getLevel();
    private final Map<java.util.logging.Handler, Level> otherHandlers = new ConcurrentHashMap<>();
    private final Lines lines = new Lines();

    private LogCapture() {
        for (java.util.logging.Handler handler : root.getHandlers()) {
            otherHandlers.put(handler, handler.getLevel());
            handler.setLevel(Level.INFO);
        }
        lines.setLevel(Level.ALL);
        lines.setFormatter(new PatternFormatter("%p [%c] %X %s%e"));
        root.addHandler(lines);
        root.setLevel(org.jboss.logmanager.Level.DEBUG);
    }

    public static LogCapture start() {
        return new LogCapture();
    }

    public List<String> lines() {
        return new ArrayList<>(lines.heard);
    }

    /** Fails with the lines in which one of the secrets stands. Secrets shorter than 4 characters would be chance. */
    public void assertHides(Collection<String> secrets) {
        assertThat(secrets).allMatch(secret -> secret.length() >= 4);
        assertThat(lines())
                .isNotEmpty()
                .filteredOn(line -> secrets.stream().anyMatch(line::contains))
                .isEmpty();
    }

    @Override
    public void close() {
        root.removeHandler(lines);
        root.setLevel(rootLevel);
        otherHandlers.forEach(java.util.logging.Handler::setLevel);
    }

    private static final class Lines extends ExtHandler {
        private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();

        @Override
        protected void doPublish(ExtLogRecord entry) {
            String logger = String.valueOf(entry.getLoggerName());
            if (NOT_LINGKA.stream().noneMatch(logger::startsWith) && heard.size() < MAX_LINES) {
                heard.add(getFormatter().format(entry));
            }
        }
    }
}
