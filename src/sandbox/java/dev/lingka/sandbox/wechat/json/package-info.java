/** JSON and the shapes that request bodies must have. Reading is strict. */
package dev.lingka.sandbox.wechat.json;
