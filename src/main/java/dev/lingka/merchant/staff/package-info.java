/**
 * Who works for the merchant: turns the identity provider's token into a staff member or a terminal with a role and
 * stores. It guarantees that roles come from our tables alone, and that what is withdrawn there ends at once.
 */
package dev.lingka.merchant.staff;
