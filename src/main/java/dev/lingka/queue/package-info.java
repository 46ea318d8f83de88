/**
 * The queue of a store: lines, tickets, calls, and what everybody sees of them. PostgreSQL is the truth: numbers and
 * places are decided under the line's lock, so that no number is given twice and nobody is called twice or skipped.
 */
package dev.lingka.queue;
