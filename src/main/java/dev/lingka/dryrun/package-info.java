/**
 * Tries a draft of the programme out: plays a period's sales, or a made-up year, through the version in force and
 * through the draft by the same steps as the till, and compares. It guarantees that nothing but its own rows is
 * written, that one run at a time is under way for a merchant, and that a run that was killed goes on where it was.
 * docs/dry-run.md.
 */
package dev.lingka.dryrun;
