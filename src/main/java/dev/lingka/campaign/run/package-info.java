/**
 * Runs of campaigns: who is in them, and what is done for each, batch by batch. It guarantees that each member gets
 * each step once, however many replicas run and whichever is killed; that a run never costs more than its budget; and
 * that who is held out gets nothing.
 */
package dev.lingka.campaign.run;
