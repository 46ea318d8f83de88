package dev.lingka.card.join;

/**
 * By which a member brings friends.
 *
 * @param link the ordinary link behind its QR code
 */
public record FriendCode(String code, String link) {}
