package dev.lingka.sandbox.wechat.sms;

/** A refusal: what is wrong with the request as such has a status of its own, all else is 200 with a code. */
final class SmsProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    SmsProblem(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static SmsProblem of(String code, String message) {
        return new SmsProblem(200, code, message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
