/**
 * The merchant's people: invited by the subject of their sign-in, with a role and a set of stores. Nobody gives rights
 * that are above their own, and a merchant never loses its last owner.
 */
package dev.lingka.merchant.team;
