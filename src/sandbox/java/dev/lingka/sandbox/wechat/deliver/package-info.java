/** Brings notices and pushes to the merchant and tries again. What waits survives a restart. */
package dev.lingka.sandbox.wechat.deliver;
