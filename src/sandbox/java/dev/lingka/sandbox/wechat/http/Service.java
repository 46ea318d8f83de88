package dev.lingka.sandbox.wechat.http;

/** One of the two platforms: how it answers, and how it sounds when it is made to fail. */
public interface Service {
    Reply answer(Request request);

    /** "System busy" in the platform's own words. */
    Reply busy(Request request);

    Reply tooMany(Request request);

    /**
     * An error that was asked for: the open platform reads {@code errcode}, WeChat Pay {@code status} and {@code
     * code}.
     */
    Reply error(Request request, int errcode, int status, String code);
}
