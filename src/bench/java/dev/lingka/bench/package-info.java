/**
 * Load for {@code bench/}, and what it is compared with. In builds with {@code -Dbench} alone, never in the image.
 */
package dev.lingka.bench;
