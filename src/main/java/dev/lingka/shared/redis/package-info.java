/**
 * What Redis holds, by name. Redis is never the truth: every key can be rebuilt from PostgreSQL and has a time to
 * live.
 */
package dev.lingka.shared.redis;
