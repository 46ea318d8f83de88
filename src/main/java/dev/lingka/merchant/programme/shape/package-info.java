/**
 * What a programme section's record lets a document say: one reading of the record, from which the schema is drawn and
 * against which documents are held. It guarantees that all wrong fields of a document are found at once, each with its
 * path and what would be right.
 */
package dev.lingka.merchant.programme.shape;
