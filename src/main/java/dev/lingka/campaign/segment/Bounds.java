package dev.lingka.campaign.segment;

/**
 * How much something has to be, both ends included; one of them may be null.
 *
 * @param atLeast null for no lower end
 * @param atMost null for no upper end
 */
record Bounds(Long atLeast, Long atMost) {

    static final Bounds ONCE = new Bounds(1L, null);

    /** Whether nothing at all is enough. */
    boolean allowZero() {
        return (atLeast == null || atLeast <= 0) && (atMost == null || atMost >= 0);
    }
}
