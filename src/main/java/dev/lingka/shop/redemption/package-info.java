/**
 * What members took out of the shop, and what became of it. It guarantees that points go only when the thing comes,
 * that limits and stock hold however many come at once, that a drawn ticket can be neither foreseen nor taken back,
 * that a gift is handed over once, and that the points of a cancelled one come back once.
 */
package dev.lingka.shop.redemption;
