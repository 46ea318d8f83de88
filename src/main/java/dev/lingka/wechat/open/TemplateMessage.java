package dev.lingka.wechat.open;

import java.util.Map;

/**
 * A template message of the official account.
 *
 * @param openId within the official account
 * @param page of the mini-program that it opens; null for none
 * @param clientId 1 to 32 characters; WeChat sends one of those with the same within ten minutes
 */
public record TemplateMessage(
        String openId, String template, String page, Map<String, String> fields, String clientId) {

    @Override
    public String toString() {
        return "TemplateMessage[template=" + template + "]";
    }
}
