package dev.lingka.sandbox.wechat.pay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Merchant;
import dev.lingka.sandbox.wechat.http.Request;
import dev.lingka.sandbox.wechat.json.Json;
import dev.lingka.sandbox.wechat.json.Shape;

/** A request whose signature was verified, and the merchant who signed it. */
record PayCall(Merchant merchant, Request request) {

    /** The JSON body, checked against the fields that this call takes. */
    ObjectNode body(Shape shape) {
        ObjectNode body = Json.object(request.body())
                .orElseThrow(
                        () -> PayProblem.parameter(PayProblem.BAD_PARAMETER, "", null, "请求体不是合法的 JSON 对象", "body"));
        try {
            shape.check("", body);
        } catch (Shape.Violation e) {
            throw PayProblem.of(e);
        }
        return body;
    }

    /** The mchid that a request repeats must be the one that signed it. */
    void requireSameMerchant(String mchid, String location) {
        if (!merchant.mchid().equals(mchid)) {
            throw PayProblem.parameter(
                    PayProblem.MCHID_MISMATCH,
                    "/mchid",
                    mchid,
                    "http header 中的 mchid 与 post payload 中的 mchid 不匹配",
                    location);
        }
    }

    void requireQueryMerchant() {
        requireSameMerchant(
                request.query("mchid")
                        .orElseThrow(
                                () -> PayProblem.parameter(PayProblem.BAD_PARAMETER, "mchid", null, "缺少必填参数", "query")),
                "query");
    }
}
