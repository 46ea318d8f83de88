/**
 * Money that members pay in with WeChat: offers, orders, and their payment. It guarantees that a paid order is credited
 * exactly once, whoever tells of the payment and however often, and that a payment that fits nothing is never dropped.
 */
package dev.lingka.recharge;
