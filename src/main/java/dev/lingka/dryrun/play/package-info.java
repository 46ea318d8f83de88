/**
 * One member after another, played through a programme: pure, without the database. The same histories under the same
 * rules give the same figures.
 */
package dev.lingka.dryrun.play;
