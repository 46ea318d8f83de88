package dev.lingka.ops;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a client wanted and what it was told, one line each, with the moment in milliseconds at the end: {@code intent KEY
 * KIND}, then {@code done KEY SALE} or {@code refused KEY CODE}; {@code read STATUS -} for a look at a balance. The
 * intent is on file before the request goes out.
 */
final class Journal implements AutoCloseable {

    private final BufferedWriter file;

    Journal(Path path) {
        try {
            file = Files.newBufferedWriter(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void intent(Wish wish) {
        write("intent", wish.key(), wish.kind());
    }

    void done(Wish wish, String saleId) {
        write("done", wish.key(), saleId);
    }

    void refused(Wish wish, String code) {
        write("refused", wish.key(), code);
    }

    void read(String status) {
        write("read", status, "-");
    }

    /** The shop is open and the load begins; {@code verify} and the comparison know the merchant by it. */
    void ready(String merchant) {
        write("ready", merchant, "-");
    }

    private synchronized void write(String what, String key, String detail) {
        try {
            file.write(String.join("\t", what, key, detail, Long.toString(System.currentTimeMillis())) + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
