/**
 * A store's queue as its rules make it at one moment: which lines, whether open, what a ticket goes by. It guarantees
 * that a number is given under the rules in force, and that a repeated request gets the number that it got before.
 */
package dev.lingka.queue.site;
