/** Points for visits, friends and completed profiles: what the section {@code points} has for what is not a sale. */
package dev.lingka.reward.deed;
