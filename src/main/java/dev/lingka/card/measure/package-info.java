/**
 * Measures under the house rules: warned, frozen, cancelled, with an appeal that somebody else decides. It guarantees
 * that two people stand for what keeps a member from their card, that an appeal nobody decides in time is granted, and
 * that nothing which is owed to a member is taken: a cancelled membership is paid back.
 */
package dev.lingka.card.measure;
