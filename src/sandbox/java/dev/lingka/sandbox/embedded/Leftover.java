package dev.lingka.sandbox.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Servers that outlived a killed start. They are known by their program, which lies in the data folder itself, so
 * nothing else is ever stopped; whoever calls holds the folder's lock, so no living start is meant either.
 */
final class Leftover {
    private static final long GRACE_SECONDS = 10;

    private Leftover() {}

    static void stopAll(Path folder) {
        String programs = folder.toString() + folder.getFileSystem().getSeparator();
        List<ProcessHandle> found = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(program -> program.startsWith(programs))
                        .isPresent())
                .toList();
        found.forEach(Leftover::stop);
    }

    /** Asks first, waits, and then kills; returns when the process is gone. */
    static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().orTimeout(GRACE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException tooSlow) {
            process.destroyForcibly();
            process.onExit().orTimeout(GRACE_SECONDS, TimeUnit.SECONDS).join();
        }
    }
}
