package dev.lingka.campaign.design;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Designs that a merchant can start from: sent back as they are, or changed, they are drafts like any other. */
@ApplicationScoped
public class ReadyDesigns {

    private static final List<String> CODES = List.of(
            "wake-up",
            "birthday",
            "welcome",
            "tier-lost-soon",
            "points-end-soon",
            "coupons-end-soon",
            "benefits-end-soon",
            "balance-waits",
            "two-months-since",
            "tier-invitation");

    private final List<Ready> all = CODES.stream().map(ReadyDesigns::read).toList();

    /**
     * One of them.
     *
     * @param segment name and rule of whom it is meant for: to be saved first, and its id to be put into
     *     {@code audience.segment} of the design; null for a design that says itself whom it means
     */
    public record Ready(
            String code, Map<String, Object> design, @Schema(nullable = true) Map<String, Object> segment) {}

    public List<Ready> all() {
        return all;
    }

    private static Ready read(String code) {
        return new Ready(code, json(code), json(code + ".segment"));
    }

    /** Null where there is no such file. */
    private static Map<String, Object> json(String name) {
        try (InputStream in = ReadyDesigns.class.getResourceAsStream("/campaigns/" + name + ".json")) {
            return in == null ? null : new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8)).getMap();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
