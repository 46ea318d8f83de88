/**
 * What channels tell of messages that they took: WeChat by its pushes, the SMS provider by its delivery reports. Each
 * word is booked once, however often it is told, and one that comes before our own mark of the send meets it later.
 */
package dev.lingka.notification.report;
