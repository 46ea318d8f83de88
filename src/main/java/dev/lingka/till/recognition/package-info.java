/** Who stands at the till: read before anything is charged, so that the cashier sees whose card it is. */
package dev.lingka.till.recognition;
