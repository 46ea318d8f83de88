package dev.lingka.queue;

import dev.lingka.queue.ModelLine.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A store's lines in plain Java, written from the rules in words: no place is a number here, parties stand in lists. Each
 * method answers the outcome's word.
 */
final class QueueModel {

    static final String CHANGED = "TICKET_CHANGED";

    private static final Set<String> UNDOABLE =
            Set.of("call", "recall", "seat", "skip", "no_show", "cancel", "move", "merge");

    final Map<String, ModelLine> lines = new LinkedHashMap<>();
    final Map<String, ModelParty> parties = new LinkedHashMap<>();
    LocalDate today = QueueBench.DAY;

    QueueModel(List<ModelLine> lines) {
        lines.forEach(line -> this.lines.put(line.code, line));
    }

    /** How it is taken beside who takes it. */
    record Wish(String id, String person, int size, int over, boolean remote) {}

    String take(String code, Wish wish) {
        ModelLine line = lines.get(code);
        line.begin(today);
        List<ModelParty> waiting = line.waiting();
        if (livesElsewhere(wish.person(), null)) {
            return "LIVE_TICKET";
        }
        if (line.paused) {
            return "LINE_PAUSED";
        }
        if (line.capacity != null && waiting.size() >= line.capacity) {
            return "LINE_FULL";
        }
        ModelParty party = new ModelParty(wish.id(), wish.person(), parties.size(), wish.size(), wish.remote());
        List<ModelParty> passed = new ArrayList<>();
        for (int i = waiting.size() - 1; i >= 0 && passed.size() < wish.over(); i--) {
            ModelParty next = waiting.get(i);
            if (next.over > 0 || next.overtaken >= line.most) {
                break;
            }
            passed.add(next);
        }
        Step step = new Step("take", false, party, List.of());
        ModelParty behind = passed.isEmpty() ? null : passed.get(passed.size() - 1);
        enter(party, line, behind);
        party.over = passed.size();
        passed.forEach(other -> other.overtaken++);
        passed.add(party);
        line.step(step, passed.toArray(ModelParty[]::new));
        parties.put(party.id, party);
        line.parties.add(party);
        party.hear(line.waiting().indexOf(party));
        return "TAKEN";
    }

    /** Null for the next one. */
    String call(String code, String id) {
        ModelLine line = lines.get(code);
        line.begin(today);
        ModelParty party = id != null
                ? parties.get(id)
                : line.waiting().stream().filter(ModelParty::here).findFirst().orElse(null);
        if (party == null) {
            return "NOBODY_WAITING";
        }
        if (party.line != line || !party.state.equals("waiting")) {
            return CHANGED;
        }
        Step step = hostStep("call", party);
        party.state = "called";
        party.calls++;
        return done(step, "CALLED", party);
    }

    String recall(String id) {
        ModelParty party = parties.get(id);
        if (!party.state.equals("called")) {
            return CHANGED;
        }
        Step step = hostStep("recall", party);
        party.calls++;
        return done(step, "RECALLED", party);
    }

    String skip(String id) {
        ModelParty party = parties.get(id);
        if (!party.state.equals("called")) {
            return CHANGED;
        }
        Step step = hostStep("skip", party);
        if (party.skips == party.line.times) {
            party.state = "no_show";
            return done(step, "SKIPPED", party);
        }
        List<ModelParty> waiting = party.line.waiting();
        int back = party.line.back;
        party.mark = party.line.markBefore(back < waiting.size() ? waiting.get(back) : null);
        party.state = "waiting";
        party.skips++;
        return done(step, "SKIPPED", party);
    }

    /** Seats, gives up or takes out, by what may be done so to whom. */
    String end(String id, String kind, boolean byHost) {
        ModelParty party = parties.get(id);
        if (!party.isLive() || (kind.equals("no_show") && !party.state.equals("called"))) {
            return CHANGED;
        }
        Step step = new Step(kind, byHost, party, List.of(party.past()));
        party.state = Map.of("seat", "seated", "no_show", "no_show", "cancel", "cancelled")
                .get(kind);
        String word = Map.of("seat", "SEATED", "no_show", "NO_SHOW", "cancel", "CANCELLED")
                .get(kind);
        return done(step, word, party);
    }

    String arrive(String id) {
        ModelParty party = parties.get(id);
        if (!party.isLive()) {
            return CHANGED;
        }
        if (!party.arrived) {
            party.arrived = true;
            done(new Step("arrive", true, party, List.of()), "", party);
        }
        return "ARRIVED";
    }

    String move(String id, String code) {
        ModelParty party = parties.get(id);
        ModelLine from = party.line;
        ModelLine to = lines.get(code);
        from.begin(today);
        to.begin(today);
        if (!party.isLive() || from == to) {
            return CHANGED;
        }
        Step step = hostStep("move", party);
        step.other = to;
        ModelParty later = to.waiting().stream()
                .filter(other -> other.over == 0 && other.born > party.born)
                .findFirst()
                .orElse(null);
        from.parties.remove(party);
        enter(party, to, later);
        to.parties.add(party);
        party.over = 0;
        party.state = "waiting";
        party.told = null;
        stepOfBoth(step, from, to, party);
        from.tellAhead();
        party.hear(to.waiting().indexOf(party));
        return "MOVED";
    }

    String merge(String id, String intoId) {
        ModelParty from = parties.get(id);
        ModelParty into = parties.get(intoId);
        if (!from.isLive() || !into.isLive() || from == into || from.line != into.line) {
            return CHANGED;
        }
        if (from.size + into.size > 99) {
            return "NO_LINE_FOR_PARTY";
        }
        Step step = new Step("merge", true, into, List.of(from.past(), into.past()));
        into.size += from.size;
        into.remote &= from.remote;
        into.arrived |= from.arrived;
        into.overtaken = Math.max(into.overtaken, from.overtaken);
        if (from.line.standsBefore(from, into)) {
            into.mark = from.mark;
            into.over = from.over;
        }
        from.state = "merged";
        return done(step, "MERGED", into, from);
    }

    String undo(String code) {
        ModelLine line = lines.get(code);
        Step last = null;
        for (Step step : line.steps) {
            last = step.byHost && !step.undone && UNDOABLE.contains(step.kind) ? step : last;
        }
        if (last == null) {
            return "NOTHING_TO_UNDO";
        }
        Step step = last;
        if (step.other != null
                && !(step.other.steps.contains(step)
                        && step.before.get(0).line().steps.contains(step))) {
            return "NOTHING_TO_UNDO";
        }
        List<ModelParty> changed =
                step.before.stream().map(ModelParty.Past::party).toList();
        if (changed.stream().anyMatch(party -> party.lastStep != step || livesElsewhere(party.person, party))) {
            return "STEP_OVERTAKEN";
        }
        ModelLine now = step.about.line;
        step.undone = true;
        step.before.forEach(ModelParty.Past::comeBack);
        if (step.other == null) {
            line.version++;
        } else {
            now.parties.remove(step.about);
            step.about.line.parties.add(step.about);
            now.version = Math.max(now.version, step.about.line.version) + 1;
            step.about.line.version = now.version;
            now.tellAhead();
        }
        changed.forEach(party -> party.version = party.line.version);
        step.about.line.tellAhead();
        return "UNDONE";
    }

    String pause(String code, boolean paused) {
        ModelLine line = lines.get(code);
        line.paused = paused;
        line.version++;
        return paused ? "PAUSED" : "RESUMED";
    }

    private boolean livesElsewhere(String person, ModelParty self) {
        return person != null
                && parties.values().stream()
                        .anyMatch(party -> party != self && person.equals(party.person) && party.isLive());
    }

    /** The next number, and a mark before that party or at the end. */
    private static void enter(ModelParty party, ModelLine line, ModelParty behind) {
        party.mark = line.markBefore(behind);
        party.line = line;
        party.number = line.nextNumber++;
        party.notices = line.notices;
    }

    private static Step hostStep(String kind, ModelParty party) {
        return new Step(kind, true, party, List.of(party.past()));
    }

    private static String done(Step step, String word, ModelParty... changed) {
        ModelLine line = changed[0].line;
        line.step(step, changed);
        line.tellAhead();
        return word;
    }

    private static void stepOfBoth(Step step, ModelLine from, ModelLine to, ModelParty party) {
        from.version = Math.max(from.version, to.version);
        from.step(step, party);
        to.version = from.version;
        to.steps.add(step);
    }

    /** Every party as the database should have it: those that wait in their order, then all others. */
    List<String> told(String code) {
        ModelLine line = lines.get(code);
        List<ModelParty> waiting = line.waiting();
        List<String> told = new ArrayList<>();
        for (int i = 0; i < waiting.size(); i++) {
            told.add(waiting.get(i).told(i));
        }
        parties.values().stream()
                .filter(party -> party.line == line && !party.state.equals("waiting"))
                .sorted((one, other) -> one.id.compareTo(other.id))
                .forEach(party -> told.add(party.told(null)));
        told.add("version " + line.version);
        return told;
    }

    /** Ids of all parties, oldest first. */
    List<String> ids() {
        return Arrays.asList(parties.keySet().toArray(String[]::new));
    }
}
