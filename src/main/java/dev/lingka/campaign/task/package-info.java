/**
 * What campaigns ask staff to do for members, as to call them. It guarantees that a member is asked for once in a step,
 * only with their consent, and that whoever closes a task says what came of it.
 */
package dev.lingka.campaign.task;
