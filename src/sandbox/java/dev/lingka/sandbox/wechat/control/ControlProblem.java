package dev.lingka.sandbox.wechat.control;

/** A wrong call of the control API, with its HTTP status. */
final class ControlProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    ControlProblem(int status, String message) {
        super(message);
        this.status = status;
    }

    static ControlProblem unknown(String what) {
        return new ControlProblem(404, "there is no such " + what);
    }

    int status() {
        return status;
    }
}
