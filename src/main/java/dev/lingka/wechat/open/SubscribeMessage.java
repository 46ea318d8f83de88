package dev.lingka.wechat.open;

import java.util.Map;

/**
 * A subscribe message of the mini-program.
 *
 * @param page of the mini-program, query allowed; null for none
 * @param fields by the template's keys, as in {@code thing1}; every key of the template
 * @param english whether WeChat's own words around it are English
 */
public record SubscribeMessage(
        String openId, String template, String page, Map<String, String> fields, boolean english) {

    @Override
    public String toString() {
        return "SubscribeMessage[template=" + template + "]";
    }
}
