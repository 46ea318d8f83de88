/**
 * Levels that staff give by hand, with a reason and an end. It guarantees that caps hold for staff too, that each is in
 * the audit trail, and that it ends by itself.
 */
package dev.lingka.tier.place;
