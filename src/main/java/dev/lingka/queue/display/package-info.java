/**
 * Screens in a store that show who is called: opened by a link that nobody guesses and anybody may take back. It
 * guarantees that a screen shows no more than numbers, and goes dark within seconds once its link is revoked.
 */
package dev.lingka.queue.display;
