package dev.lingka.wechat.notice;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What WeChat is told, in its own format. */
record NoticeAnswer(String code, String message) {

    private static final NoticeAnswer SUCCESS = new NoticeAnswer("SUCCESS", "成功");

    static Response success() {
        return Response.ok(SUCCESS, MediaType.APPLICATION_JSON_TYPE).build();
    }

    static Response failure(NoticeFault fault) {
        return Response.status(fault.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new NoticeAnswer("FAIL", fault.words()))
                .build();
    }
}
