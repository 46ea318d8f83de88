package dev.lingka.sandbox.wechat.book;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Anything but a subscribe message that reached a person.
 *
 * @param kind template, service, mass or sms
 * @param to openid, or the phone number of an SMS
 * @param what the template's id, or the type of the message
 * @param content its fields, or what it carries
 */
public record Letter(
        String id, String kind, String appid, String to, String what, String page, JsonNode content, long createdAt) {}
