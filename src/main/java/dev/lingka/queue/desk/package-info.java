/**
 * The queue at the host's desk and the kiosk: the whole board live, numbers for who walks in, and every step of a host.
 * It guarantees that a step is the first of those taken at once or says what happened before it.
 */
package dev.lingka.queue.desk;
