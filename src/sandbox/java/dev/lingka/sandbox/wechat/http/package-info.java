/** The one port: raw requests in, replies with exact header case out. */
package dev.lingka.sandbox.wechat.http;
