package dev.lingka.till.sale;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One means of payment and the part that it paid.
 *
 * @param amountFen at least 1
 * @param reference what the other system calls it, as in the bank slip's number; may be null
 */
public record Tender(
        @NotNull TenderKind kind,
        @NotNull @Min(1) @Max(Tender.MAX_FEN) Long amountFen,
        @Size(max = 64) @Schema(nullable = true) String reference) {

    /** ¥10,000,000: far above any sale, far below what sums can hold. */
    public static final long MAX_FEN = 1_000_000_000L;

    /** A whole amount by one means. */
    public static List<Tender> all(TenderKind kind, long fen) {
        return List.of(new Tender(kind, fen, null));
    }

    public static long sum(List<Tender> tenders, TenderKind kind) {
        return tenders.stream()
                .filter(tender -> tender.kind == kind)
                .mapToLong(Tender::amountFen)
                .sum();
    }

    /** As the money functions take them. */
    public static JsonArray json(List<Tender> tenders) {
        JsonArray array = new JsonArray();
        tenders.forEach(tender -> array.add(new JsonObject()
                .put("kind", tender.kind.text())
                .put("amountFen", tender.amountFen)
                .put("reference", tender.reference)));
        return array;
    }
}
