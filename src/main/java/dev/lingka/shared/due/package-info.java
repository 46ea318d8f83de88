/**
 * What time brings to rows that keep a moment: each is passed to the function that knows what is due, in a commit of
 * its own, by one replica at a time.
 */
package dev.lingka.shared.due;
