/** Recharges: the SQL functions under races and mutations, and the whole way over HTTP against the sandbox. */
package dev.lingka.recharge;
