package dev.lingka.sandbox.wechat.book;

/** What a person allowed a template to send: credits add up with each accept, one goes with each send. */
public record Credit(String openid, String templateId, int count, boolean refused, boolean banned) {

    public static String key(String openid, String templateId) {
        return openid + "/" + templateId;
    }

    public Credit plus(int more) {
        return new Credit(openid, templateId, count + more, more > 0 ? false : refused, banned);
    }

    public Credit refused(boolean now) {
        return new Credit(openid, templateId, count, now, banned);
    }

    public Credit banned(boolean now) {
        return new Credit(openid, templateId, count, refused, now);
    }
}
