package dev.lingka.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What another Java process holds on to. */
public final class LiveHeap {

    private LiveHeap() {}

    /** Bytes of its objects that are still in use, after a full collection; by the JDK's {@code jcmd}. */
    public static long bytes(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process asked = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            return asked.inputReader()
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("Total "))
                    .map(line -> line.split("\\s+"))
                    .map(words -> Long.parseLong(words[2]))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("jcmd tells no total of process " + pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
