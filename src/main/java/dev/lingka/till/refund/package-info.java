/**
 * Gives sales back, whole or in parts, the way they came. It guarantees that the parts never exceed the whole, that a
 * big refund has two people behind it, and that money for a closed card waits in suspense until it is paid out by hand.
 */
package dev.lingka.till.refund;
