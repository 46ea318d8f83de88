/** Waiting times, worked out by hand. */
package dev.lingka.queue.wait;
