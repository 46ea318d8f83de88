package dev.lingka.queue.call;

import dev.lingka.queue.ticket.Ticket;

/**
 * A step that was taken back.
 *
 * @param kind of the step, as in {@code seat}
 * @param ticket that it was about, as it is again
 */
public record Undone(String kind, Ticket ticket) {}
