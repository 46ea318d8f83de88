package dev.lingka.wechat.open;

/**
 * An app's access token.
 *
 * @param generation rises with every new one; what a caller names when WeChat refused it
 */
record AccessToken(String value, long generation, long refreshAtMillis) {

    @Override
    public String toString() {
        return "AccessToken[generation=" + generation + "]";
    }
}
