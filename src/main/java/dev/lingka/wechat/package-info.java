/**
 * The merchant's keys at WeChat, and beside it what is done with them: {@code open} (login, phone, codes), {@code pay},
 * {@code notice} and {@code push}. Secrets are sealed at rest, opened in memory only, and never leave the feature.
 */
package dev.lingka.wechat;
