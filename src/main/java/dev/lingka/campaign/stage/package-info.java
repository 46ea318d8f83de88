/**
 * Where members stand: new, active, at risk, sleeping or lost, by the programme's days and by their own rhythm. It
 * guarantees that each member is looked at once a day and that each change is told once, whatever is killed or runs
 * beside it.
 */
package dev.lingka.campaign.stage;
