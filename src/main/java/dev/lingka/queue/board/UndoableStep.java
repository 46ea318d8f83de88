package dev.lingka.queue.board;

/**
 * What an undo in a line would take back.
 *
 * @param kind of the step, as in {@code seat}
 * @param number that its party had before it
 */
public record UndoableStep(String kind, String number) {}
