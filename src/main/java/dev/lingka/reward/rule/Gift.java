package dev.lingka.reward.rule;

/**
 * What a rule gives for something that happened.
 *
 * @param coupon code of a template; null for none
 * @param points null for none
 */
public record Gift(Grant rule, String coupon, Long points) {}
