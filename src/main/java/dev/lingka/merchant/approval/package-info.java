/**
 * Two pairs of eyes: what one person asks for takes effect only when another with the right role agrees. It guarantees
 * one decision, by somebody else, with a reason, and one effect.
 */
package dev.lingka.merchant.approval;
