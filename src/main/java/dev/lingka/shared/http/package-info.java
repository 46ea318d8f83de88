/**
 * The edge: strict JSON, who acts, the client's operation key, pages. It guarantees that bad input gets a problem that
 * names the field, and that a request that moves value has a key.
 */
package dev.lingka.shared.http;
