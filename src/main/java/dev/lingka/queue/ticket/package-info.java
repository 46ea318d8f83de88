/**
 * Tickets of parties: taken, held and given back. It guarantees that numbers of a line and day rise by one and none is
 * given twice, that a person has one live ticket in a store, and that a guest's phone number is kept no longer than the
 * merchant says.
 */
package dev.lingka.queue.ticket;
