/**
 * Who of a repeated group came: days on which one of a member's children was there. It guarantees that a day counts
 * once for each of them, and that nothing is left of it when the consent that the group stands on is withdrawn.
 */
package dev.lingka.member.visit;
