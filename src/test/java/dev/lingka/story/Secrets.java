package dev.lingka.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What no log may hold, gathered from what was said: by the names that fields have and by the shapes that values have,
 * so that a field nobody thought of is found too.
 */
final class Secrets {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Shorter ones stand in any text by chance. */
    private static final int SHORTEST = 4;

    private static final int LAST_DIGITS = 8;
    private static final Map<String, Pattern> BY_NAME = new LinkedHashMap<>();
    private static final Map<String, Pattern> BY_SHAPE = new LinkedHashMap<>();

    static {
        byName("phone", "phone|phoneNumber|purePhoneNumber");
        byName("openid", "open_?id|union_?id|officialOpenid|openids");
        byName("person", "nickname|birthday|personName");
        byName("pin", "pin");
        byName("card number", "number|cardNumber");
        byName("wechat code", "jsCode|phoneCode|loginCode");
        byName("token", ".*token");
        byName("session key", "session_?key");
        byName("merchant secret", ".*secret|api_?v3_?key|.*aes_?key|.*private_?key.*");
        byName("payment", "paySign|package|prepay_?id");
        byName("idempotency key", "Idempotency-Key");
        byShape("phone", "(\\+86)?1[3-9]\\d{9}");
        byShape("card code", "\\d{18}");
        byShape("token", "eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");
        byShape("merchant secret", "(?s)-----BEGIN (RSA )?PRIVATE KEY-----.*");
    }

    private final Map<String, Set<String>> found = new LinkedHashMap<>();

    private static void byName(String kind, String names) {
        BY_NAME.put(kind, Pattern.compile(names, Pattern.CASE_INSENSITIVE));
    }

    private static void byShape(String kind, String shape) {
        BY_SHAPE.put(kind, Pattern.compile(shape));
    }

    /** By kind. */
    Map<String, Set<String>> found() {
        return found;
    }

    /** Headers, address, body and answer of a request. */
    void hear(Exchange exchange) {
        boolean login = exchange.path().endsWith("/sessions");
        exchange.headers().forEach((name, value) -> field(name, value.replace("Bearer ", "")));
        exchange.answerHeaders().forEach(this::field);
        query(exchange.path());
        json(login ? "loginCode" : "", exchange.path(), exchange.body());
        tree("", "", exchange.json());
        if (exchange.body() != null && "text/csv".equals(exchange.headers().get("Content-Type"))) {
            table(exchange.body());
        }
    }

    /** A line of WeChat's own book: changes, each a table, a key and the row as it is now. */
    void hearBook(String line) {
        try {
            for (JsonNode change : JSON.readTree(line)) {
                String table = change.get(0).asText();
                tree(table.equals("code") ? "loginCode" : "", "", change.get(2));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(String kind, String secret) {
        if (secret.length() >= SHORTEST && !secret.contains("*")) {
            found.computeIfAbsent(kind, first -> new LinkedHashSet<>()).add(secret);
        }
    }

    private void json(String codeMeans, String path, String text) {
        if (text == null || !text.startsWith("{")) {
            return;
        }
        try {
            tree(codeMeans, path.contains("/profile") ? "personName" : "", JSON.readTree(text));
        } catch (JsonProcessingException e) {
            // Some requests are broken on purpose.
        }
    }

    private void tree(String codeMeans, String nameMeans, JsonNode node) {
        node.properties().forEach(entry -> {
            String name = meaning(entry.getKey(), codeMeans, nameMeans);
            value(name, entry.getValue());
            tree(codeMeans, nameMeans, entry.getValue());
        });
        if (node.isArray()) {
            node.forEach(item -> tree(codeMeans, nameMeans, item));
        }
    }

    private static String meaning(String name, String codeMeans, String nameMeans) {
        if (name.equals("code") && !codeMeans.isEmpty()) {
            return codeMeans;
        }
        return name.equals("name") && !nameMeans.isEmpty() ? nameMeans : name;
    }

    private void value(String name, JsonNode value) {
        if (value.isTextual()) {
            field(name, value.asText());
        } else if (value.isContainerNode()) {
            value.forEach(item -> {
                if (item.isTextual()) {
                    field(name, item.asText());
                }
            });
        }
    }

    private void field(String name, String value) {
        BY_NAME.forEach((kind, names) -> {
            if (names.matcher(name).matches()) {
                addBare(kind, value);
            }
        });
        BY_SHAPE.forEach((kind, shape) -> {
            if (shape.matcher(value).matches()) {
                addBare(kind, value);
            }
        });
    }

    /** A phone also without its first digits, a key also by the first line of its body. */
    private void addBare(String kind, String value) {
        if (value.startsWith("-----BEGIN")) {
            add(kind, value.split("\\R")[1]);
            return;
        }
        add(kind, value);
        if (kind.equals("phone") && value.length() > LAST_DIGITS) {
            add(kind, value.substring(value.length() - LAST_DIGITS));
        }
    }

    private void query(String path) {
        int mark = path.indexOf('?');
        for (String part : mark < 0 ? new String[0] : path.substring(mark + 1).split("&")) {
            int equals = part.indexOf('=');
            field(part.substring(0, equals), URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        }
    }

    private void table(String csv) {
        String[] lines = csv.split("\n");
        String[] names = lines[0].split(",");
        for (int i = 1; i < lines.length; i++) {
            String[] values = lines[i].split(",", -1);
            for (int j = 0; j < names.length; j++) {
                field(names[j], values[j]);
            }
        }
    }
}
