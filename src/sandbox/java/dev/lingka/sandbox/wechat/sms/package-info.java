/** Alibaba Cloud's short message service as far as a laptop needs it: {@code SendSms}, with the real signature. */
package dev.lingka.sandbox.wechat.sms;
