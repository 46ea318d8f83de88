/** SMS behind a small interface: Alibaba Cloud's short message service, or off. */
package dev.lingka.notification.sms;
