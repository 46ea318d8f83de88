/**
 * How often something may be tried. Counted in Redis over all replicas and, while Redis is away, in this process;
 * whoever is over the limit gets 429 with the seconds to wait. Nothing about money is decided here, and no failure of
 * the counting ever stops a request.
 */
package dev.lingka.shared.limit;
