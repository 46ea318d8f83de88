package dev.lingka.campaign.segment;

/**
 * How many members a rule holds for.
 *
 * @param exact whether all were counted; else 19 of 20 such counts lie between {@code from} and {@code to}
 * @param sampledPercent of the members that were looked at
 * @param millis how long it took
 */
record CountView(long count, boolean exact, long from, long to, int sampledPercent, long millis) {}
