/**
 * The merchant's stores and the terminals in them. A terminal has its own identity and limit, belongs to one store, and
 * is refused from the moment it is revoked.
 */
package dev.lingka.merchant.store;
