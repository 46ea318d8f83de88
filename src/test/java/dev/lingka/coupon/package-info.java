/** Tests of coupons: what they are worth, that limits hold however many come at once, and that each is used once. */
package dev.lingka.coupon;
