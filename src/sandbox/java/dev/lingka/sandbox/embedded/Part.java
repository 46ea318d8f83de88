package dev.lingka.sandbox.embedded;

import java.io.IOException;
import java.util.Map;

/** One thing that runs beside the application. */
interface Part extends AutoCloseable {
    /**
     * Starts it, or finds what an earlier start has kept.
     *
     * @return settings by name, for the application
     */
    Map<String, String> start() throws IOException;

    /** Stops it; harmless when it never came up. */
    @Override
    void close();
}
