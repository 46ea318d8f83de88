/**
 * What members are given by rule when something happens: the section {@code rewards} of the programme. Pure: it decides
 * from what happened alone, so that the same happening under the same version always comes to the same gifts.
 */
package dev.lingka.reward.rule;
