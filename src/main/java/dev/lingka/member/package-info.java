/**
 * People: members and guests, how WeChat knows them, their phone and profile. It guarantees that personal data is
 * sealed under the person's own key, and unreadable for ever once that key is shredded.
 */
package dev.lingka.member;
