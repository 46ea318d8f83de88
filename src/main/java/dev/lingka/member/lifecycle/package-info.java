/**
 * When members count as at risk, asleep or lost, and when those who stopped coming may be called back: said by the
 * programme, for segments and campaigns to go by.
 */
package dev.lingka.member.lifecycle;
