package dev.lingka.member.eligibility;

/**
 * What came of an upload.
 *
 * @param added entries that are new
 * @param known entries whose phone or number was on the list; those stay as they were
 */
record AddedView(int added, int known) {}
