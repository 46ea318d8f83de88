/**
 * The only reader of what is read before a merchant is known: merchants by code, and whose a token is. It sees no
 * other row of any merchant until an identity row has been found.
 */
package dev.lingka.merchant.directory;
