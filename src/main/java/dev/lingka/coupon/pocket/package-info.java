/**
 * The coupons in members' pockets: members see and claim them, staff give them and find one by its code. Only the
 * holder ever sees a coupon's code.
 */
package dev.lingka.coupon.pocket;
