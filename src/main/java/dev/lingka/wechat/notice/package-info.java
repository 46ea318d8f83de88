/**
 * What WeChat Pay tells us: verified over the raw bytes, decrypted, kept by its id and handed over until somebody has
 * committed its effect. WeChat hears of success only then, and repeats it otherwise.
 */
package dev.lingka.wechat.notice;
