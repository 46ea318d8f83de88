/**
 * Programs of the scripts in {@code bench/}: load with a journal of its own, and people who sign in at a real identity
 * provider. The journal is the witness outside the system.
 */
package dev.lingka.ops;
