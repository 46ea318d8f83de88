/**
 * Lines of a store and what the clock brings to them: pauses, parties that were called and do not come, and the end of
 * an opening, each once, whichever replica is at it.
 */
package dev.lingka.queue.line;
