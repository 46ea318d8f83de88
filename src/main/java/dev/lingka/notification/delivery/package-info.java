/**
 * Brings messages to people: claims what is due with a lease, fairly between merchants and within their rates, hands it
 * to its channel outside of any transaction, and marks what became of it. At least once; never a second try without a
 * reason.
 */
package dev.lingka.notification.delivery;
