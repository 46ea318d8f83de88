/**
 * WeChat's daily trade bill compared with our books, both ways. It guarantees that a line that agrees is settled once,
 * so that WeChat's clearing returns to zero, and that one that does not is listed and alarmed and corrected by nobody.
 */
package dev.lingka.recharge.bill;
