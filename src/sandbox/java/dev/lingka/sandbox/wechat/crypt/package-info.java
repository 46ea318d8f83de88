/**
 * The cryptography of WeChat, written from the published facts: RSA signatures, AES-GCM notices, message push,
 * certificates.
 */
package dev.lingka.sandbox.wechat.crypt;
