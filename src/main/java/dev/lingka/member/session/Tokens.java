package dev.lingka.member.session;

/**
 * What a phone carries from now on.
 *
 * @param accessToken for the header {@code Authorization: Bearer}
 * @param expiresIn life of the access token, in seconds
 * @param refreshToken exchanges once for the next pair
 */
public record Tokens(String accessToken, long expiresIn, String refreshToken) {

    @Override
    public String toString() {
        return "Tokens[…]";
    }
}
