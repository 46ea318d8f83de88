package dev.lingka.story;

/** Facts of all members of a merchant, gathered anew as its staff ask for it. */
final class FactRebuilds {

    private static final String REBUILDS = "/api/v1/staff/fact-rebuilds";

    private FactRebuilds() {}

    /** Asks for it and waits for its end. */
    static void run(Caller owner) {
        owner.post(REBUILDS, null).expect(202);
        Story.until(
                () -> !owner.get(REBUILDS).expect(200).at("/items/0/finishedAt").isNull(), "the rebuild is done");
    }
}
