package dev.lingka.queue;

import java.util.List;

/** One party of the model. Where it stands is its mark in the line's list; a mark that it left stays there, unused. */
final class ModelParty {

    /** What an undo brings back. */
    record Past(
            ModelParty party,
            ModelLine line,
            int number,
            Mark mark,
            String state,
            int size,
            int over,
            int overtaken,
            int skips,
            int calls,
            boolean remote,
            boolean arrived,
            List<Integer> notices,
            ModelLine.Step lastStep) {

        void comeBack() {
            party.line = line;
            party.number = number;
            party.mark = mark;
            party.state = state;
            party.size = size;
            party.over = over;
            party.overtaken = overtaken;
            party.skips = skips;
            party.calls = calls;
            party.remote = remote;
            party.arrived = arrived;
            party.notices = notices;
            party.lastStep = lastStep;
        }
    }

    /** A place in a line. */
    static final class Mark {}

    final String id;
    final String person;
    /** How many were taken before it anywhere in the store. */
    final int born;

    ModelLine line;
    int number;
    Mark mark;
    String state = "waiting";
    int size;
    int over;
    int overtaken;
    int skips;
    int calls;
    boolean remote;
    boolean arrived;
    List<Integer> notices;
    Integer told;
    long version;
    ModelLine.Step lastStep;

    ModelParty(String id, String person, int born, int size, boolean remote) {
        this.id = id;
        this.person = person;
        this.born = born;
        this.size = size;
        this.remote = remote;
    }

    Past past() {
        return new Past(
                this, line, number, mark, state, size, over, overtaken, skips, calls, remote, arrived, notices,
                lastStep);
    }

    boolean here() {
        return !remote || arrived;
    }

    boolean isLive() {
        return state.equals("waiting") || state.equals("called");
    }

    /** Told at the smallest of the numbers that the way ahead has come down to, once each. */
    void hear(int ahead) {
        Integer notice =
                notices.stream().filter(n -> n >= ahead).min(Integer::compare).orElse(null);
        if (notice != null && (told == null || notice < told)) {
            told = notice;
        }
    }

    /** As the database's rows are told by the test. */
    String told(Integer ahead) {
        return String.format(
                "%s %s%03d %s ahead=%s size=%d over=%d overtaken=%d skips=%d calls=%d here=%b told=%s version=%d",
                id, line.prefix, number, state, ahead, size, over, overtaken, skips, calls, here(), told, version);
    }
}
