/**
 * What a member pays: member prices, discounts, coupons and points are taken off the list price in one order, and each
 * step is told. The same steps give the same price, to the till that asks first and to the charge that follows.
 */
package dev.lingka.till.pricing;
