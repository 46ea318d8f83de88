/** What a merchant's rules of queues mean, worked out by hand. */
package dev.lingka.queue.rule;
