/**
 * How a message leaves by each channel: what is needed of the person, how it is worded, and what the answer means. One
 * request per call, never repeated here.
 */
package dev.lingka.notification.channel;
