/**
 * What people agreed to: each giving and withdrawal of a document's version, with its time and channel, for ever. The
 * newest per document counts.
 */
package dev.lingka.member.consent;
