/**
 * Looks after what time alone changes: periods that end, grace, tenure, levels by hand that run out, and places that
 * became free. It guarantees that each is done once, whatever is killed on the way, and that a late review says the
 * same as one in time.
 */
package dev.lingka.tier.review;
