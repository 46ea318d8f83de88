package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The client's own book, outside of the system: each wish is on the disk before it is sent, and what became of it as soon
 * as the client knows. Nothing is ever changed in it.
 */
final class Journal implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    Journal(Path file) {
        this.file = file;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the client knows of a wish. */
    enum Verdict {
        ACCEPTED,
        REJECTED,
        UNKNOWN
    }

    /**
     * A wish as the book has it.
     *
     * @param fen by how much the card's balance moved, once accepted
     * @param answer what was answered, for a comparison with a replay; null while unknown
     */
    record Entry(
            String key,
            Deed.Kind kind,
            String card,
            String code,
            long fen,
            Verdict verdict,
            int status,
            String answer) {}

    void intend(Deed deed) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", deed.key());
        line.put("kind", deed.kind());
        line.put("card", deed.card());
        line.put("code", deed.code());
        line.put("fen", deed.fen());
        append(line);
    }

    void conclude(Deed deed, Verdict verdict, Wire.Reply reply, long fen) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("key", deed.key());
        line.put("verdict", verdict);
        line.put("status", reply.status());
        line.put("fen", fen);
        line.put("answer", reply.text());
        append(line);
    }

    private void append(Map<String, Object> line) {
        try {
            byte[] bytes = (Wire.write(line) + "\n").getBytes(StandardCharsets.UTF_8);
            synchronized (channel) {
                channel.write(ByteBuffer.wrap(bytes));
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All wishes by their keys, read from the disk. */
    Map<String, Entry> read() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try {
            for (String text : Files.readAllLines(file)) {
                JsonNode line = Wire.read(text);
                String key = line.get("key").asText();
                entries.put(key, line.has("kind") ? intent(key, line) : outcome(entries.get(key), line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static Entry intent(String key, JsonNode line) {
        return new Entry(
                key,
                Deed.Kind.valueOf(line.get("kind").asText()),
                line.get("card").asText(null),
                line.get("code").asText(null),
                line.get("fen").asLong(),
                Verdict.UNKNOWN,
                0,
                null);
    }

    private static Entry outcome(Entry intent, JsonNode line) {
        return new Entry(
                intent.key(),
                intent.kind(),
                intent.card(),
                intent.code(),
                line.get("fen").asLong(),
                Verdict.valueOf(line.get("verdict").asText()),
                line.get("status").asInt(),
                line.get("answer").asText());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
