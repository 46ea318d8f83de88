/**
 * What differs between two programme documents, in words: pure, without the database. Things with a code are matched by
 * it, wherever in their list they stand.
 */
package dev.lingka.merchant.programme.change;
