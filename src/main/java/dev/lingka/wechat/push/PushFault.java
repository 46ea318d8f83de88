package dev.lingka.wechat.push;

/** Why a push is not taken. WeChat looks at the status alone. */
enum PushFault {
    UNKNOWN_MERCHANT(404),
    NOT_CONFIGURED(404),
    TOO_LARGE(413),
    WRONG_SIGNATURE(401),
    STALE(401),
    /** A plain message for a merchant who has set a key: its content is signed by nobody. */
    NOT_ENCRYPTED(401),
    NOT_DECRYPTED(400),
    ANOTHER_APP(400),
    MALFORMED(400),
    /** Another replica has this message in its hands. */
    BUSY(503),
    /** A listener failed or was too slow; WeChat pushes again. */
    NOT_HANDLED(503);

    private final int status;

    PushFault(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
