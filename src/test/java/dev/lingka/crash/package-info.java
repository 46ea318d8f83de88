/**
 * Faults on purpose: two replicas of the packaged server on real parts, a bounded load whose every wish is written into
 * a journal outside of the system, one fault after the other by a seed, and witnesses who compare what was promised
 * with what is there. It runs without JUnit ({@code bench/crash}), and as {@link dev.lingka.crash.CrashIT} in the build.
 */
package dev.lingka.crash;
