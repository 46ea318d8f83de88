/** A store's queue in figures, day by day: how many came, how long they waited, how many did not stay. */
package dev.lingka.queue.figure;
