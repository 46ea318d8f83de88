/**
 * WeChat Pay APIv3, asked on worker threads only and never inside a database transaction. Every call ends in a
 * {@link dev.lingka.wechat.pay.PayResult}: done, refused, or unknown, which means: ask again before doing it again.
 */
package dev.lingka.wechat.pay;
