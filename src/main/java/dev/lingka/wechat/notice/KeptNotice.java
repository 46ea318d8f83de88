package dev.lingka.wechat.notice;

/** A genuine notice and what came of it. */
record KeptNotice(Notice notice, NoticeState state) {}
