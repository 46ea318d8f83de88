/**
 * Groups of members: rules over member facts, and lists that were brought in. It guarantees that a rule becomes one SQL
 * condition with its values as parameters alone, that segments use one another without a circle, and that a version
 * that was saved is never changed. docs/segments.md.
 */
package dev.lingka.campaign.segment;
