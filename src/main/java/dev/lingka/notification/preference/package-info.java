/**
 * What people want to hear: marketing at all, by which channels, and which service messages on the way to the phone.
 * It guarantees that a no counts at once, also for what was planned before, and that no yes is made up for anybody.
 */
package dev.lingka.notification.preference;
