/**
 * What hosts do with tickets and tables: call, recall, seat, skip, move, merge, take back. Every change has one winner
 * when two hosts act at once, the other learns what happened; the last step can be undone exactly, or not at all.
 */
package dev.lingka.queue.call;
