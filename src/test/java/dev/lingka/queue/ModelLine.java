package dev.lingka.queue;

import dev.lingka.queue.ModelParty.Mark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One line of the model: marks in their order, whoever stands on them. */
final class ModelLine {

    /** A change; what was before it is kept for an undo. */
    static final class Step {
        final String kind;
        final boolean byHost;
        final ModelParty about;
        final List<ModelParty.Past> before;
        boolean undone;
        /** A move is a step of both lines. */
        ModelLine other;

        Step(String kind, boolean byHost, ModelParty about, List<ModelParty.Past> before) {
            this.kind = kind;
            this.byHost = byHost;
            this.about = about;
            this.before = before;
        }
    }

    final String code;
    final String prefix;
    final List<Integer> notices;
    final int back;
    final int times;
    final Integer capacity;
    final int most;

    final List<ModelParty> parties = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    LocalDate day;
    int nextNumber = 1;
    long version;
    boolean paused;

    ModelLine(String code, String prefix, Rules rules) {
        this.code = code;
        this.prefix = prefix;
        this.notices = rules.notices();
        this.back = rules.back();
        this.times = rules.times();
        this.capacity = rules.capacity();
        this.most = rules.most();
    }

    /** Of the programme, as the model sees them. */
    record Rules(List<Integer> notices, int back, int times, Integer capacity, int most) {}

    /** In their order. */
    List<ModelParty> waiting() {
        List<ModelParty> waiting = new ArrayList<>();
        for (Mark mark : marks) {
            parties.stream()
                    .filter(party -> party.line == this && party.mark == mark && party.state.equals("waiting"))
                    .forEach(waiting::add);
        }
        return waiting;
    }

    /** A new mark right before this party's; at the end for null. */
    Mark markBefore(ModelParty party) {
        Mark mark = new Mark();
        marks.add(party == null ? marks.size() : marks.indexOf(party.mark), mark);
        return mark;
    }

    boolean standsBefore(ModelParty one, ModelParty other) {
        return marks.indexOf(one.mark) < marks.indexOf(other.mark);
    }

    /** All get the new version, and remember the step. */
    void step(Step step, ModelParty... changed) {
        version++;
        steps.add(step);
        for (ModelParty party : changed) {
            party.version = version;
            party.lastStep = step;
        }
    }

    void tellAhead() {
        List<ModelParty> waiting = waiting();
        for (int i = 0; i < waiting.size(); i++) {
            waiting.get(i).hear(i);
        }
    }

    /** What is left of another day ends; numbers begin at one, and nothing of it can be undone. */
    void begin(LocalDate today) {
        if (day != null && !today.isAfter(day)) {
            return;
        }
        day = today;
        List<ModelParty> left = parties.stream()
                .filter(party -> party.line == this && party.isLive())
                .toList();
        if (!left.isEmpty()) {
            step(new Step("close", false, null, List.of()), left.toArray(ModelParty[]::new));
            left.forEach(party -> party.state = "closed");
        }
        nextNumber = 1;
        marks.clear();
        steps.clear();
    }
}
