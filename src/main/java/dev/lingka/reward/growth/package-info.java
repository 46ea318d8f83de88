/**
 * Hears what members do and has it counted for their level. It guarantees that what was sold under a version of the
 * programme grows by the weights of that version.
 */
package dev.lingka.reward.growth;
