package dev.lingka.sandbox.wechat.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * An append-only file of lines. {@link #append} only queues; {@link #flush} returns when all that was queued
 * before it is on the disk, and one fsync serves everybody who waits. A line cut short by a crash was never
 * answered for: it is dropped. It is no FileChannel because that closes itself when a waiting thread is
 * interrupted.
 */
final class Journal implements AutoCloseable {
    private final RandomAccessFile file;
    private final Object disk = new Object();
    private final Object queue = new Object();
    private ByteArrayOutputStream queued = new ByteArrayOutputStream();
    private volatile long appended;
    private volatile long durable;

    /** Opens the file, hands every whole line to the reader, and keeps other processes out. */
    Journal(Path path, Consumer<String> reader) {
        try {
            Files.createDirectories(path.getParent());
            file = new RandomAccessFile(path.toFile(), "rw");
            FileLock lock = file.getChannel().tryLock();
            if (lock == null) {
                throw new IllegalStateException("another sandbox uses " + path);
            }
            file.setLength(replay(Files.readAllBytes(path), reader));
            file.seek(file.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long replay(byte[] bytes, Consumer<String> reader) {
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                reader.accept(new String(bytes, start, i - start, UTF_8));
                start = i + 1;
            }
        }
        return start;
    }

    void append(String line) {
        synchronized (queue) {
            queued.writeBytes((line + "\n").getBytes(UTF_8));
            appended++;
        }
    }

    void flush() {
        long wanted = appended;
        if (durable >= wanted) {
            return;
        }
        synchronized (disk) {
            if (durable < wanted) {
                writeQueued();
            }
        }
    }

    private void writeQueued() {
        byte[] batch;
        long upTo;
        synchronized (queue) {
            batch = queued.toByteArray();
            queued = new ByteArrayOutputStream();
            upTo = appended;
        }
        try {
            file.write(batch);
            file.getFD().sync();
            durable = upTo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        flush();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
