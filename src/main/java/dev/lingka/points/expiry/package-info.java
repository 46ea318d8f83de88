/**
 * Ends points on their day and tells members before. It guarantees that each point ends once, on however many replicas,
 * and that a run that was killed goes on where its last commit was.
 */
package dev.lingka.points.expiry;
