package dev.lingka.member.session;

/**
 * An access token alone; the refresh token of its session stays good.
 *
 * @param accessToken for the header {@code Authorization: Bearer}
 * @param expiresIn its life, in seconds
 */
public record AccessToken(String accessToken, long expiresIn) {

    @Override
    public String toString() {
        return "AccessToken[…]";
    }
}
