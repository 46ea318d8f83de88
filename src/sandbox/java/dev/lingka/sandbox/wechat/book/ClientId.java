package dev.lingka.sandbox.wechat.book;

/** A message that its sender named, so that WeChat knows it again. */
public record ClientId(String key, String messageId, long at) {}
