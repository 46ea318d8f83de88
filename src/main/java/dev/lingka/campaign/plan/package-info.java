/**
 * Campaigns as merchants' people keep them: drafted, changed, started, paused, stopped. It guarantees that a campaign
 * that may cost or reach much is started by two people, and that what runs is what they saw.
 */
package dev.lingka.campaign.plan;
