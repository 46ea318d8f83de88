/**
 * Messages and their fate: planned once per key, kept in the inbox of who they are for, found again by staff. It
 * guarantees that each message that was not said tells why, and that a person can ask why one was.
 */
package dev.lingka.notification.message;
