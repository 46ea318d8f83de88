/**
 * WeChat's open platform: who logs in, which phone, codes to scan, delivery reports. An access token is shared by all
 * replicas; whatever WeChat answers becomes a value or a {@link dev.lingka.wechat.WechatProblem}, never a server error.
 */
package dev.lingka.wechat.open;
