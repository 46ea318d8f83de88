package dev.lingka.sandbox.wechat.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.json.Json;

/** An error of the open platform: always HTTP 200, with a number and words that nobody should match on. */
public final class OpenProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int errcode;

    public OpenProblem(int errcode, String errmsg) {
        super(errmsg);
        this.errcode = errcode;
    }

    int errcode() {
        return errcode;
    }

    /** The answer, with the rid that WeChat puts at the end of every errmsg. */
    ObjectNode body() {
        String rid = Random.hex(8) + "-" + Random.hex(8) + "-" + Random.hex(8);
        return Json.object().put("errcode", errcode).put("errmsg", getMessage() + " rid: " + rid);
    }
}
