/**
 * Subscribe credits as WeChat has them: one accept is one send of one template. Counted from what the phone says and
 * WeChat tells, corrected by WeChat's refusals.
 */
package dev.lingka.notification.credit;
