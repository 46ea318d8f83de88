/**
 * What came of a campaign: those who got it against those who were left alone. It guarantees that nothing is claimed
 * that the number of members cannot carry.
 */
package dev.lingka.campaign.effect;
