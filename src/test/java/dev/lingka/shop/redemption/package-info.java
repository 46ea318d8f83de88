/** The shop's functions on a scratch database: what they decide, at once and one at a time, and how draws fall. */
package dev.lingka.shop.redemption;
