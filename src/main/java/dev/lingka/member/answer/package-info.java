/**
 * What members answer to the merchant's own questions, as the programme in force asks them. It guarantees that nothing
 * is kept that was not asked or not agreed to, that only the roles named see it, and that it goes with the person.
 */
package dev.lingka.member.answer;
