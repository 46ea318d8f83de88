/**
 * Words that staff put on members, as "vip". It guarantees that who put them there is in the audit trail, and that they
 * go with the member.
 */
package dev.lingka.member.tag;
