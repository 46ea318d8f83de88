/**
 * Cards that cost something: bought and renewed on the phone, given and re-issued at the counter. It guarantees that a
 * card that was paid for is opened once or the money is there to be given back, and that nothing renews itself.
 */
package dev.lingka.recharge.fee;
