/**
 * Messages before anybody gets them: how a text reads for a real member, what a channel would cut, and a test to
 * oneself. It guarantees that nobody else is written to.
 */
package dev.lingka.notification.preview;
