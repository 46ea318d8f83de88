/**
 * WeChat as a second implementation over HTTP, written from the published facts alone. It shares no code with the
 * rest.
 */
package dev.lingka.sandbox.wechat;
