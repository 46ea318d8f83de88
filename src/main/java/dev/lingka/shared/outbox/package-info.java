/**
 * Events that leave their transaction: written in the commit of what they tell, delivered at least once to each
 * listener, in order per aggregate.
 */
package dev.lingka.shared.outbox;
