package dev.lingka.sandbox.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The folder that holds everything an embedded start keeps. It belongs to one running instance at a time, by a file
 * lock that the system releases even when the process is killed. Secrets and ports stand in one file that only the
 * user may read.
 */
final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String KEPT = "kept.properties";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder claim(Path path) throws IOException {
        Files.createDirectories(path);
        Path real = path.toRealPath();
        FileChannel channel = FileChannel.open(real.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new IOException("another Lingka runs on " + real
                    + "; stop it, or give this one its own folder with -Dlingka.data-dir=");
        }
        return new DataFolder(real, channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    Path folder(String name) throws IOException {
        return Files.createDirectories(path.resolve(name));
    }

    /** Deletes everything but the lock, after stopping what an unclean end may have left running on it. */
    void empty() throws IOException {
        Leftover.stopAll(path);
        try (Stream<Path> children = Files.list(path)) {
            for (Path child : children.filter(child -> !child.endsWith(LOCK)).toList()) {
                delete(child);
            }
        }
    }

    static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** What was kept under the name, or else the new value, which is on disk before it is returned. */
    String keep(String name, Supplier<String> fresh) throws IOException {
        Properties kept = read();
        String value = kept.getProperty(name);
        if (value == null) {
            value = fresh.get();
            kept.setProperty(name, value);
            write(kept);
        }
        return value;
    }

    /** The port of an earlier start where it is still free, so that addresses and issued tokens stay good. */
    int port(String name) throws IOException {
        Properties kept = read();
        int earlier = Integer.parseInt(kept.getProperty(name, "0"));
        if (earlier != 0 && isFree(earlier)) {
            return earlier;
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            kept.setProperty(name, Integer.toString(socket.getLocalPort()));
        }
        write(kept);
        return Integer.parseInt(kept.getProperty(name));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private Properties read() throws IOException {
        Properties kept = new Properties();
        if (Files.exists(path.resolve(KEPT))) {
            try (InputStream in = Files.newInputStream(path.resolve(KEPT))) {
                kept.load(in);
            }
        }
        return kept;
    }

    /** Written beside and moved over, so that a kill in the middle never leaves half of the secrets. */
    private void write(Properties kept) throws IOException {
        Path beside = path.resolve(KEPT + ".new");
        Files.deleteIfExists(beside);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (OutputStream out = Files.newOutputStream(beside)) {
            kept.store(out, "Lingka's embedded parts; keep it secret, keep it with the data");
        }
        Files.move(beside, path.resolve(KEPT), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
