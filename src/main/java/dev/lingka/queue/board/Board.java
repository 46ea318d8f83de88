package dev.lingka.queue.board;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.queue.rule.QueueDay;
import dev.lingka.queue.rule.QueueLine;
import dev.lingka.queue.site.QueueSite;
import dev.lingka.queue.ticket.Ticket;
import dev.lingka.queue.wait.WaitRange;
import dev.lingka.queue.wait.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A store's queue at one moment, whole. It never changes; the next one takes its place. */
public final class Board {

    private final QueueSite site;
    private final BoardRows rows;
    private final Waits waits;
    private final List<BoardLine> lines;
    private final Map<UUID, Ticket> tickets = new HashMap<>();
    private final Map<UUID, UUID> ofPeople = new HashMap<>();
    private final Map<UUID, Long> since = new HashMap<>();
    private final Map<Object, Object> drawn = new ConcurrentHashMap<>();

    /** @param before the one that this one follows; null for the first */
    Board(QueueSite site, BoardRows rows, Waits waits, Board before) {
        this.site = site;
        this.rows = rows;
        this.waits = waits;
        Stream.of(rows.waiting(), rows.called())
                .flatMap(List::stream)
                .forEach(ticket -> tickets.put(ticket.id(), ticket));
        tickets.values().stream()
                .filter(ticket -> ticket.memberId() != null)
                .forEach(ticket -> ofPeople.put(ticket.memberId(), ticket.id()));
        rows.people().forEach((ticket, person) -> ofPeople.put(person, ticket));
        lines = gathered();
        tickets.values().forEach(ticket -> since.put(ticket.id(), since(ticket, before)));
    }

    /** Those of the programme in its order, then those that only have tickets left. */
    private List<BoardLine> gathered() {
        Map<String, List<Ticket>> waiting = byLine(rows.waiting());
        Map<String, List<Ticket>> called = byLine(rows.called());
        List<QueueLine> own = site.hasQueue() ? site.queue().lines() : List.of();
        List<String> codes = QueueSite.codes(own, Stream.of(waiting, called).flatMap(found -> found.keySet().stream()));
        return codes.stream()
                .map(code -> line(code, waiting.getOrDefault(code, List.of()), called.getOrDefault(code, List.of())))
                .toList();
    }

    private static Map<String, List<Ticket>> byLine(List<Ticket> tickets) {
        Map<String, List<Ticket>> lines = new HashMap<>();
        tickets.forEach(ticket ->
                lines.computeIfAbsent(ticket.line(), code -> new ArrayList<>()).add(ticket));
        return lines;
    }

    private BoardLine line(String code, List<Ticket> waiting, List<Ticket> called) {
        BoardRows.State state = rows.lines().getOrDefault(code, BoardRows.State.UNUSED);
        QueueLine rules = site.queue().line(code).orElse(null);
        LocalizedText name = site.nameOf(code);
        return new BoardLine(
                code, rules, name, state.paused(), state.message(), state.version(), state.undoable(), waiting, called);
    }

    /** The version of its line at which a ticket became what it is, as far as this replica has seen. */
    private long since(Ticket ticket, Board before) {
        boolean same = before != null && ticket.equals(before.tickets.get(ticket.id()));
        return same ? before.since.get(ticket.id()) : lineVersion(ticket);
    }

    public QueueSite site() {
        return site;
    }

    public QueueDay day() {
        return site.day();
    }

    public String merchantName() {
        return rows.merchantName();
    }

    /** Rises with every change of the store's lines and tables. */
    public long version() {
        return rows.version();
    }

    public List<BoardLine> lines() {
        return lines;
    }

    public List<BoardTable> tables() {
        return rows.tables();
    }

    /** Whether it may be shown there. */
    public boolean isFor(UUID displayId) {
        return rows.displays().contains(displayId);
    }

    Set<UUID> displays() {
        return rows.displays();
    }

    /** A live ticket. */
    public Optional<Ticket> ticket(UUID id) {
        return Optional.ofNullable(tickets.get(id));
    }

    /** The live ticket of a person, who may hold it under the id of somebody who was merged into them. */
    public Optional<Ticket> ticketOf(UUID person) {
        return Optional.ofNullable(ofPeople.get(person)).map(tickets::get);
    }

    /** Whether a live ticket is that person's. */
    public boolean isOf(Ticket ticket, UUID person) {
        return person.equals(ticket.memberId()) || person.equals(rows.people().get(ticket.id()));
    }

    /** The version of the ticket's line. */
    public long lineVersion(Ticket ticket) {
        return rows.lines().getOrDefault(ticket.line(), BoardRows.State.UNUSED).version();
    }

    /** Whether a live ticket is another one than who has seen its line at that version knows. */
    public boolean isNews(UUID ticketId, long seenVersion) {
        Long changed = since.get(ticketId);
        return changed != null && changed > seenVersion;
    }

    /** How long somebody waits with so many before them; empty while nobody knows. */
    public Optional<WaitRange> range(String line, int ahead) {
        return waits.range(line, ahead, site.now());
    }

    /** What is made of this board once, however many ask for it. */
    public <T> T drawn(Function<Board, T> drawing, Class<T> type) {
        return type.cast(drawn.computeIfAbsent(type, key -> drawing.apply(this)));
    }

    /** Whether it still holds although nothing was changed: rules are read anew, and stores open and close. */
    boolean holds(Instant now, Duration life) {
        return !now.isBefore(site.now())
                && now.isBefore(site.now().plus(life))
                && Stream.of(day().opensAt(), day().lastTicketAt(), day().closesAt())
                        .noneMatch(turn -> turn != null && turn.isAfter(site.now()) && !now.isBefore(turn));
    }
}
