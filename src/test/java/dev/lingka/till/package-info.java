/** The till under test: its functions on a scratch database first, then the whole way over HTTP. */
package dev.lingka.till;
