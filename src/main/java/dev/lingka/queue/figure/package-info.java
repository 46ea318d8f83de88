/** A store's queue afterwards: how many came, how long they waited, how many did not stay, and who did what. */
package dev.lingka.queue.figure;
