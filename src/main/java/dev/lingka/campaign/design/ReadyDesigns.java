package dev.lingka.campaign.design;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Designs that a merchant can start from: sent back as they are, or changed, they are drafts like any other. */
@ApplicationScoped
public class ReadyDesigns {

    private static final List<String> CODES =
            List.of("wake-up", "birthday", "welcome", "tier-lost-soon", "points-end-soon");

    private final List<Ready> all = CODES.stream().map(ReadyDesigns::read).toList();

    /** One of them. */
    public record Ready(String code, Map<String, Object> design) {}

    public List<Ready> all() {
        return all;
    }

    private static Ready read(String code) {
        try (InputStream in = ReadyDesigns.class.getResourceAsStream("/campaigns/" + code + ".json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Ready(code, new JsonObject(text).getMap());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
