/**
 * What a campaign is, as a merchant's people write it down: who, when, what, how much of it, and who is left alone so
 * that the effect can be told. It guarantees that what is saved can be done: whatever contradicts itself, or names
 * what is not there, is refused with its field.
 */
package dev.lingka.campaign.design;
