/**
 * What a store's queue looks like now, in memory for who watches it: screens, hosts, waiting phones. It guarantees that
 * watching costs no query of its own, that a change shows on every replica within a second or so, with Redis or
 * without, and that nothing is missed: each board is read whole, under a version that never falls.
 */
package dev.lingka.queue.board;
