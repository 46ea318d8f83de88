package dev.lingka.sandbox.wechat.pay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.json.Json;
import dev.lingka.sandbox.wechat.json.Shape;

/** An error answer of WeChat Pay: HTTP status, code, message, and the number at the end of Request-ID. */
final class PayProblem extends RuntimeException {
    static final long SIGNATURE = 268443699L;
    static final long BAD_PARAMETER = 268435461L;
    static final long OUT_OF_RANGE = 268435464L;
    static final long UNKNOWN_FIELD = 270924358L;
    static final long RATE_LIMIT = 268447840L;
    static final long ORDER_NOT_FOUND = 268512771L;
    static final long ALREADY_PAID = 268449538L;
    static final long CLOSED = 268447914L;
    static final long OTHER_PARAMETERS = 268498688L;
    static final long MCHID_MISMATCH = 268447843L;
    static final long APPID_MISMATCH = 268445527L;
    static final long NO_OPENID = 268501013L;
    static final long OTHER = 268435456L;

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final long number;
    private final transient ObjectNode detail;

    PayProblem(int status, String code, long number, String message) {
        this(status, code, number, message, null);
    }

    private PayProblem(int status, String code, long number, String message, ObjectNode detail) {
        super(message);
        this.status = status;
        this.code = code;
        this.number = number;
        this.detail = detail;
    }

    static PayProblem unsigned(String why) {
        return new PayProblem(401, "SIGN_ERROR", SIGNATURE, why);
    }

    static PayProblem invalid(long number, String why) {
        return new PayProblem(400, "INVALID_REQUEST", number, why);
    }

    /** A parameter with a pointer to it, e.g. /amount/total; location is body, query or uri. */
    static PayProblem parameter(long number, String field, Object value, String issue, String location) {
        ObjectNode detail = Json.object().put("field", field);
        detail.set("value", Json.tree(new Value(value)).get("value"));
        detail.put("issue", issue).put("location", location);
        return new PayProblem(400, "PARAM_ERROR", number, "参数错误：" + field + " " + issue, detail);
    }

    static PayProblem of(Shape.Violation violation) {
        long number = violation.unknown() ? UNKNOWN_FIELD : BAD_PARAMETER;
        boolean openid =
                violation.field().equals("/payer/openid") || violation.field().equals("/payer");
        return parameter(
                openid && violation.value() == null ? NO_OPENID : number,
                violation.field(),
                violation.value(),
                violation.getMessage(),
                "body");
    }

    private record Value(Object value) {}

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    long number() {
        return number;
    }

    ObjectNode body() {
        ObjectNode body = Json.object().put("code", code).put("message", getMessage());
        return detail == null ? body : body.set("detail", detail);
    }
}
