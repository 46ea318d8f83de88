package dev.lingka.ops;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a client wanted and what it was told, one line each: {@code intent KEY KIND}, then {@code done KEY SALE} or
 * {@code refused KEY CODE}. The intent is on file before the request goes out.
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

    /** The shop is open and the load begins; {@code verify} and the comparison know the merchant by it. */
    void ready(String merchant) {
        write("ready", merchant, "");
    }

    private synchronized void write(String what, String key, String detail) {
        try {
            file.write(what + "\t" + key + "\t" + detail + "\n");
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
