/**
 * Everything the sandbox remembers: an append-only journal and the tables that are rebuilt from it. What was
 * answered is on the disk.
 */
package dev.lingka.sandbox.wechat.book;
