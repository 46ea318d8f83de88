/**
 * Business time. It has one source, the SQL function {@code app_now()}, and the injected {@link java.time.Clock}
 * follows it; demo and tests may shift it, production may not. Leases, tokens and signatures use real time.
 */
package dev.lingka.shared.clock;
