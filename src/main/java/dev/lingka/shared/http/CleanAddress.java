package dev.lingka.shared.http;

import dev.lingka.shared.problem.RoutedProblems;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses addresses that hold what no endpoint can use: broken escapes, bytes that are no UTF-8, control characters,
 * and a query parameter given twice, of which one reader would take the first and another the last.
 */
final class CleanAddress implements Handler<RoutingContext> {

    private static final int HEX = 16;

    @Override
    public void handle(RoutingContext context) {
        String path = context.request().path();
        String query = context.request().query();
        if (path != null && (decode(path, false).isEmpty() || !isAddress(path))) {
            refuse(context, "path");
        } else if (query == null || query.isEmpty() || isClean(context, query)) {
            context.next();
        }
    }

    private static boolean isAddress(String text) {
        try {
            return new URI(text).getScheme() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isClean(RoutingContext context, String query) {
        Set<String> seen = new HashSet<>();
        for (String parameter : query.split("&")) {
            String[] parts = parameter.split("=", 2);
            Optional<String> name = decode(parts[0], true);
            if (name.isEmpty()
                    || !isAddress("?" + parameter)
                    || (parts.length == 2 && decode(parts[1], true).isEmpty())) {
                refuse(context, name.orElse("query"));
                return false;
            }
            if (!parameter.isEmpty() && !seen.add(name.get())) {
                RoutedProblems.refuse(context, name.get(), "REPEATED", "give this parameter once");
                return false;
            }
        }
        return true;
    }

    private static void refuse(RoutingContext context, String field) {
        RoutedProblems.refuse(context, field, "MALFORMED", "percent-encoded UTF-8 without control characters");
    }

    /** The text behind the escapes; empty when there is none. */
    private static Optional<String> decode(String text, boolean plusIsSpace) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = c == '+' && plusIsSpace ? ' ' : c;
            if (c == '%') {
                value = escaped(text, i + 1);
                i += 2;
            }
            if (value < 0 || (c != '%' && c > '~')) {
                return Optional.empty();
            }
            bytes.write(value);
        }
        return utf8(bytes.toByteArray());
    }

    private static int escaped(String text, int from) {
        if (from + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(from), HEX);
        int low = Character.digit(text.charAt(from + 1), HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return CleanText.isClean(text) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException noUtf8) {
            return Optional.empty();
        }
    }
}
