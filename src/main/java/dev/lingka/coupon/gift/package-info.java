/**
 * Coupons handed to a friend: laid aside under a token that one friend takes, once; until then the giver takes it back.
 * What the friend gets has a code that the giver never saw.
 */
package dev.lingka.coupon.gift;
