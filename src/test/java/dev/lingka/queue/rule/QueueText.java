package dev.lingka.queue.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Rules as a merchant writes them. */
final class QueueText {

    private static final ObjectMapper YAML = new YAMLMapper().registerModule(new JavaTimeModule());

    /** Three lines by party size, open past midnight on Friday and Saturday. */
    static final String THREE_LINES =
            """
            lines:
              - {code: small, name: {zh: 小桌, en: Small}, prefix: A, party: {from: 1, to: 2}}
              - {code: middle, name: {zh: 中桌, en: Middle}, prefix: B, party: {from: 3, to: 4}, capacity: 60,
                 noticeAhead: [5, 2], noShowMinutes: 8, skip: {back: 2, times: 1}}
              - {code: large, name: {zh: 大桌, en: Large}, prefix: C, party: {from: 6}}
            hours:
              - {days: [monday, tuesday, wednesday, thursday, sunday], from: "07:00", to: "23:00", lastTicket: "22:15"}
              - {days: [friday, saturday], from: "07:00", to: "02:00", lastTicket: "01:15"}
            """;

    private QueueText() {}

    static QueueRules read(String text) {
        try {
            ObjectNode written = (ObjectNode) YAML.readTree(text);
            for (String list : new String[] {"lines", "hours", "stores"}) {
                if (!written.has(list)) {
                    written.putArray(list);
                }
            }
            if (!written.has("guestPhoneDays")) {
                written.put("guestPhoneDays", 1);
            }
            return YAML.treeToValue(written, QueueRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
