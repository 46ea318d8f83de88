package dev.lingka.sandbox.wechat.book;

import com.fasterxml.jackson.databind.JsonNode;

/** A subscribe message that reached a person. */
public record Message(
        long msgid,
        String appid,
        String openid,
        String userId,
        String templateId,
        String title,
        String page,
        String miniprogramState,
        JsonNode data,
        long createdAt) {}
