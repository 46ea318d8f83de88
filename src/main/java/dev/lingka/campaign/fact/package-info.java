/**
 * What is known of each member in one row, gathered from the features that own it, for segments, stages and campaigns
 * to count over. It guarantees that facts follow the owners' events whatever their order, and that a rebuild of all
 * comes to the same.
 */
package dev.lingka.campaign.fact;
