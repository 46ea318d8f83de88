/**
 * Alibaba Cloud's short message service as far as a laptop needs it: {@code SendSms}, with the real signature, and
 * reports of what became of each message.
 */
package dev.lingka.sandbox.wechat.sms;
