package dev.lingka.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The page that an operator installs by. */
final class Readme {

    private Readme() {}

    /** Whether it tells of that thing, as code. */
    static boolean names(String thing) {
        try {
            return Files.readString(Rendering.ROOT.resolve("README.md")).contains("`" + thing + "`");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
