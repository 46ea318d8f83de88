/**
 * How long somebody who takes a ticket now will wait: a range that held for four of five tickets on the store's own
 * past days. It guarantees that a range is judged by days that it did not know, and that nothing is said without enough
 * of them.
 */
package dev.lingka.queue.wait;
