/**
 * What a merchant says about its queues, the section {@code queue} of the programme: lines, hours, skipping, priority.
 * All of it is reckoned here, purely: which line a party stands in, when a store's queue is open, and which business
 * day it is. It guarantees that every moment has one business day, past midnight too.
 */
package dev.lingka.queue.rule;
