package dev.lingka.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Signals to processes that the cluster started, by their number alone. */
final class Signals {

    private static final long GRACE_SECONDS = 60;

    private Signals() {}

    /** SIGKILL, to the process and all that it has forked; returns when they are gone. */
    static void kill(ProcessHandle process) {
        List<ProcessHandle> family = family(process);
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(Signals::awaitEnd);
    }

    /** SIGTERM, and SIGKILL to who does not go by it. */
    static void stop(ProcessHandle process) {
        process.destroy();
        try {
            awaitEnd(process);
        } catch (IllegalStateException stays) {
            kill(process);
        }
    }

    /** SIGSTOP: parents first, so that they fork no more. */
    static void freeze(ProcessHandle process) {
        send("-STOP", process);
        process.descendants().forEach(child -> send("-STOP", child));
    }

    static void thaw(ProcessHandle process) {
        family(process).forEach(member -> send("-CONT", member));
    }

    private static List<ProcessHandle> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants()).toList();
    }

    private static void awaitEnd(ProcessHandle process) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        while (process.isAlive()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("process " + process.pid() + " does not end");
            }
            Pause.millis(10);
        }
    }

    /** A process that is gone by now needs no signal any more. */
    private static void send(String signal, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
