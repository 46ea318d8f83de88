package dev.lingka.wechat.open;

/** Whose token: an app of a merchant. */
record TokenKey(int merchantId, String appId) {}
