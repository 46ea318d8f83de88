/**
 * What a merchant says to its people, and what they want to hear. It guarantees that one cause says one thing once,
 * that marketing reaches only who agreed to it and never more often than the merchant allows itself, and that whatever
 * is not said has a reason that can be read.
 */
package dev.lingka.notification;
