/**
 * The redemption shop as a member sees it: what there is, what is left, what they may still take and can afford. It is
 * a look alone; what is true at the moment of the redemption is decided there.
 */
package dev.lingka.shop.offer;
