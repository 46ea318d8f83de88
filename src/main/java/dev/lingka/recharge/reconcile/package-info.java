/**
 * What WeChat tells by itself and what it is asked for: notices, the reconciler, payments in suspense, and the delivery
 * report. It guarantees that no open order or refund is forgotten and that an unexpected payment gets a decision.
 */
package dev.lingka.recharge.reconcile;
