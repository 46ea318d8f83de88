/**
 * Benefits that staff grant to a member who stands before them, and how many are left. It guarantees that nobody is
 * granted one more often than their level gives it in the period.
 */
package dev.lingka.tier.benefit;
