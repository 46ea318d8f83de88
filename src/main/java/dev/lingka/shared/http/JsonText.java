package dev.lingka.shared.http;

import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.ProblemException;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A JSON body is UTF-8 without a byte-order mark, and holds something. The JSON reader alone would guess other
 * encodings, skip the mark, and hand on {@code null} as if the client had sent a body.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class JsonText implements ReaderInterceptor {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() == byte[].class) {
            return context.proceed(); // signed bytes, which their receiver reads by itself
        }
        if (context.getMediaType().isWildcardType()) {
            throw ProblemException.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        if (!isJson(context.getMediaType())) {
            if (context.getType().isRecord()) { // ours are JSON; the framework would make one out of plain text
                throw ProblemException.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
            }
            return context.proceed();
        }
        byte[] body = context.getInputStream().readAllBytes();
        refuseOtherText(body);
        context.setInputStream(new ByteArrayInputStream(body));
        Object value = context.proceed();
        if (value == null) {
            throw ProblemException.invalid("body", "REQUIRED", "send a JSON object");
        }
        return value;
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }

    private static void refuseOtherText(byte[] body) {
        try {
            CharSequence text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            boolean marked = text.length() > 0 && text.charAt(0) == BYTE_ORDER_MARK;
            if (!marked && text.chars().allMatch(c -> c != 0)) {
                return;
            }
        } catch (CharacterCodingException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static ProblemException malformed() {
        return ProblemException.of(
                CommonProblem.MALFORMED_BODY,
                List.of(new FieldError("body", "MALFORMED", "UTF-8 without a byte-order mark and without NUL")));
    }
}
