/** The open platform (api.weixin.qq.com): login, tokens, codes, links, messages. HTTP 200 always. */
package dev.lingka.sandbox.wechat.open;
