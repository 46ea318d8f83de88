/**
 * Charges that wait for the member's word on the phone. It guarantees that nothing is held meanwhile, that a card is
 * asked one question at a time, and that exactly one decision wins.
 */
package dev.lingka.till.request;
