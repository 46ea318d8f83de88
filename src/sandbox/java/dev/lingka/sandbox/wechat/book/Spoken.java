package dev.lingka.sandbox.wechat.book;

/**
 * A person's last word to an app.
 *
 * @param answers customer-service messages since
 */
public record Spoken(String openid, long at, int answers) {

    public Spoken answered() {
        return new Spoken(openid, at, answers + 1);
    }
}
