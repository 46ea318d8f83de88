package dev.lingka.wechat;

/** WeChat did not answer, or not in its format. Carries words of our own only: WeChat's may name a person. */
public class Outage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Outage(String words) {
        super(words, null, false, false);
    }
}
