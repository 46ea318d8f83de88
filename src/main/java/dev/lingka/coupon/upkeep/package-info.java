/**
 * What happens to coupons without anybody's hand: members are told before one runs out, what ran out ends, gifts that
 * nobody took go back, and a person's coupons follow a merge.
 */
package dev.lingka.coupon.upkeep;
