/**
 * Codes that are printed and handed out: made in batches, read once, turned into coupons by whoever types or scans
 * them. No code stands in the database, and guessing one is hopeless and soon refused.
 */
package dev.lingka.coupon.batch;
