/**
 * The programme in force as members read it: each section's owner writes a chapter. It guarantees nothing beyond the
 * words; what holds is the document.
 */
package dev.lingka.merchant.programme.plan;
