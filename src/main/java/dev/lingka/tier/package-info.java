/**
 * Where a member stands: the levels of the programme, which one they have and since when, what it gives, and what is
 * missing until the next. It guarantees that everything counts once, that a level is given as soon as it is earned, and
 * that no level ever has more holders than its cap.
 */
package dev.lingka.tier;
