package dev.lingka.dryrun.play;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Two programmes, played with the same members; it can be written down after any of them and gone on with. */
public final class Comparison {

    /** Members that are named; the others are counted. */
    private static final int EXAMPLES = 20;

    private final Rules inForce;
    private final Rules draft;
    private final Span span;
    private final Set<String> known;
    private final Tally ofInForce;
    private final Tally ofDraft;
    private final Map<String, Long> moves = new TreeMap<>();
    private final List<Example> examples = new ArrayList<>();

    /** Somebody who stands elsewhere under the draft, at the end. Fen paid, and points left. */
    public record Example(
            UUID memberId,
            String from,
            String to,
            long inForcePaidFen,
            long draftPaidFen,
            long inForcePoints,
            long draftPoints) {}

    /** So many members end on one level under the version in force, and on another under the draft. */
    public record Move(String from, String to, long members) {}

    /**
     * Begins, or goes on.
     *
     * @param known templates whose use is known
     * @param written as {@link #json} wrote it; null at the beginning
     */
    public Comparison(Rules inForce, Rules draft, Span span, Set<String> known, JsonObject written) {
        this.inForce = inForce;
        this.draft = draft;
        this.span = span;
        this.known = Set.copyOf(known);
        JsonObject before = written == null ? new JsonObject() : written;
        ofInForce = Tally.of(before.getJsonObject("inForce", new JsonObject()));
        ofDraft = Tally.of(before.getJsonObject("draft", new JsonObject()));
        before.getJsonArray("moves", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .forEach(move ->
                        moves.put(move.getString("from") + "|" + move.getString("to"), move.getLong("members")));
        before.getJsonArray("examples", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(Comparison::example)
                .forEach(examples::add);
    }

    public Tally ofInForce() {
        return ofInForce;
    }

    public Tally ofDraft() {
        return ofDraft;
    }

    public List<Example> examples() {
        return List.copyOf(examples);
    }

    /** Only those that differ. */
    public List<Move> moves() {
        return moves.entrySet().stream()
                .map(entry -> {
                    String[] levels = entry.getKey().split("\\|");
                    return new Move(levels[0], levels[1], entry.getValue());
                })
                .toList();
    }

    /** Plays one member through both. */
    public void play(History history) {
        MemberPlay.Ending before = MemberPlay.play(inForce, history, span, known, ofInForce);
        MemberPlay.Ending after = MemberPlay.play(draft, history, span, known, ofDraft);
        if (history.active() && !before.level().equals(after.level())) {
            moves.merge(before.level() + "|" + after.level(), 1L, Long::sum);
            if (examples.size() < EXAMPLES) {
                examples.add(new Example(
                        history.memberId(),
                        before.level(),
                        after.level(),
                        before.paidFen(),
                        after.paidFen(),
                        before.points(),
                        after.points()));
            }
        }
    }

    /** Sales without a member, which cost the same under all rules; as {@code till_without_member} tells them. */
    public void playOthers(JsonObject others) {
        add(inForce, ofInForce, others);
        add(draft, ofDraft, others);
    }

    private static void add(Rules rules, Tally tally, JsonObject others) {
        tally.add(Figure.SALES, others.getLong("sales"));
        tally.add(Figure.LIST_FEN, others.getLong("listFen"));
        tally.add(Figure.PAID_FEN, others.getLong("paidFen"));
        tally.add(Figure.REFUNDED_FEN, others.getLong("refundedFen"));
        for (Map.Entry<String, Object> entry : others.getJsonObject("classes")) {
            String productClass = entry.getKey().isEmpty() ? null : entry.getKey();
            long fen = ((Number) entry.getValue()).longValue();
            tally.goods(productClass, new Tally.Goods(fen, fen, rules.marginFen(productClass, fen)));
        }
    }

    /** All of it, to go on with. */
    public JsonObject json() {
        JsonArray moved = new JsonArray();
        moves().forEach(move -> moved.add(
                new JsonObject().put("from", move.from()).put("to", move.to()).put("members", move.members())));
        JsonArray named = new JsonArray();
        examples.forEach(example -> named.add(json(example)));
        return new JsonObject()
                .put("inForce", ofInForce.json())
                .put("draft", ofDraft.json())
                .put("moves", moved)
                .put("examples", named);
    }

    private static JsonObject json(Example example) {
        return new JsonObject()
                .put("memberId", example.memberId().toString())
                .put("from", example.from())
                .put("to", example.to())
                .put("inForcePaidFen", example.inForcePaidFen())
                .put("draftPaidFen", example.draftPaidFen())
                .put("inForcePoints", example.inForcePoints())
                .put("draftPoints", example.draftPoints());
    }

    private static Example example(JsonObject json) {
        return new Example(
                UUID.fromString(json.getString("memberId")),
                json.getString("from"),
                json.getString("to"),
                json.getLong("inForcePaidFen"),
                json.getLong("draftPaidFen"),
                json.getLong("inForcePoints"),
                json.getLong("draftPoints"));
    }
}
