/**
 * Hears what happens and has it told: each event becomes at most one service message for the person whom it is about.
 * It guarantees that an event that comes again says nothing again, and that a text has what is true of the event.
 */
package dev.lingka.notification.occasion;
