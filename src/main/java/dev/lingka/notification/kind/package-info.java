/**
 * What a merchant says about its messages, the section {@code messages} of the programme: quiet hours, caps, and the
 * kinds of service messages with their texts. It guarantees that a text names only what its occasion can tell, and
 * never who the person is.
 */
package dev.lingka.notification.kind;
