package dev.lingka.sandbox.wechat.book;

/** The newest classic and stable token of an app, and how often a refresh was forced on {@code forcedDay}. */
public record TokenState(String classic, String stable, String forcedDay, int forcedTimes, long forcedAt) {
    public static final TokenState NONE = new TokenState(null, null, "", 0, 0);

    public TokenState classic(String token) {
        return new TokenState(token, stable, forcedDay, forcedTimes, forcedAt);
    }

    public TokenState stable(String token) {
        return new TokenState(classic, token, forcedDay, forcedTimes, forcedAt);
    }

    public TokenState forced(String day, long at) {
        return new TokenState(classic, stable, day, day.equals(forcedDay) ? forcedTimes + 1 : 1, at);
    }
}
