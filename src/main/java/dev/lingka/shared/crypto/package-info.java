/**
 * Secrets at rest: values sealed with AES-256-GCM and bound to where they stand, and keyed indexes to find them again
 * without opening them. All keys derive from the installation's master key.
 */
package dev.lingka.shared.crypto;
