/** The control API and its page: people, merchants, faults, and WeChat's book as a witness. */
package dev.lingka.sandbox.wechat.control;
