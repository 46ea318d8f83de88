package dev.lingka.wechat.notice;

import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What WeChat is told, in its own format. */
record NoticeAnswer(String code, String message) {

    private static final NoticeAnswer SUCCESS = new NoticeAnswer("SUCCESS", "成功");

    static RestResponse<NoticeAnswer> success() {
        return ResponseBuilder.ok(SUCCESS, MediaType.APPLICATION_JSON_TYPE).build();
    }

    static RestResponse<NoticeAnswer> failure(NoticeFault fault) {
        return ResponseBuilder.<NoticeAnswer>create(fault.status())
                .entity(new NoticeAnswer("FAIL", fault.words()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
