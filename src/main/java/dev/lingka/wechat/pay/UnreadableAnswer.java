package dev.lingka.wechat.pay;

/** A signed answer that does not hold what WeChat's documents promise. Says what was missed, never what was there. */
final class UnreadableAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableAnswer(String words) {
        super(words);
    }
}
