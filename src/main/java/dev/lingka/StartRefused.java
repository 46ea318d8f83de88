package dev.lingka;

/** The start cannot go on; the message is one line that names what to change. */
final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartRefused(String message) {
        super(message);
    }
}
