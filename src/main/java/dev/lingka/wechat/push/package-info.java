/**
 * What the mini-program and the official account push: follows, scans, subscriptions, settlements. Verified,
 * de-duplicated and handed to every {@link dev.lingka.wechat.push.PushListener} within WeChat's five seconds.
 */
package dev.lingka.wechat.push;
