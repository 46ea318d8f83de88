package dev.lingka.sandbox.wechat.book;

import java.util.List;

/**
 * A subscribe message template of an app.
 *
 * @param type 2 one-time, 3 long-term
 */
public record Template(String templateId, String appid, String title, int type, List<Field> fields) {

    /** {@code key} is type and number, e.g. thing1; {@code values} is what an enum or const field may hold. */
    public record Field(String key, String name, List<String> values) {}
}
