/**
 * A made-up merchant of any size: members, cards and two years of their sales with rhythms, seasons and people who stop
 * coming, the same for the same seed, written by COPY, together with the facts that the application would gather of them.
 */
package dev.lingka.bench.madeup;
