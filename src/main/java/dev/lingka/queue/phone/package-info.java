/**
 * The queue on the phone of a member or guest: what the wait would be, taking a number on the spot or from afar, where
 * it stands, arriving, giving it back. It guarantees that a waiting phone costs no database query while it waits.
 */
package dev.lingka.queue.phone;
