/**
 * Doubts about who somebody is: claims on cards by recycled phone numbers, and merging two records of one person. It
 * guarantees that value is shared only after a second proof, and moved only by a posting that two people agreed to.
 */
package dev.lingka.card.claim;
