package dev.lingka.wechat.open;

import dev.lingka.wechat.Credentials.App;
import dev.lingka.wechat.WechatJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Asks WeChat for a stable access token. Asking again gives the same one while it is good. Only when that very token
 * was just refused is a new one forced: WeChat allows that 20 times a day, and it kills the old one at once.
 */
@ApplicationScoped
class TokenFetcher {

    /** In its last five minutes WeChat hands out the successor while the old one still works: change over there. */
    private static final long OVERLAP_SECONDS = 240;

    private static final long LEAST_SECONDS = 30;
    private static final long NO_GENERATION = 0;

    private final OpenHost host;

    TokenFetcher(OpenHost host) {
        this.host = host;
    }

    /** A token and how long to use it. */
    record Fetched(String value, Duration useFor) {

        /** An empty generation means that another replica's token was kept: this one serves a single call. */
        AccessToken as(Optional<Long> generation) {
            long refreshAt = generation.isPresent() ? System.currentTimeMillis() + useFor.toMillis() : NO_GENERATION;
            return new AccessToken(value, generation.orElse(NO_GENERATION), refreshAt);
        }

        @Override
        public String toString() {
            return "Fetched[…]";
        }
    }

    Uni<Fetched> fetch(App app, Optional<String> refusedToken) {
        return ask(app, false)
                .chain(fetched -> refusedToken.filter(fetched.value()::equals).isPresent()
                        ? ask(app, true)
                        : Uni.createFrom().item(fetched));
    }

    private Uni<Fetched> ask(App app, boolean force) {
        String body = WechatJson.write(Map.of(
                "grant_type",
                "client_credential",
                "appid",
                app.appId(),
                "secret",
                app.secret(),
                "force_refresh",
                force));
        return BusyRetry.of(() -> host.call(api -> api.stableToken(body)))
                .map(answer -> OpenErrors.TOKEN.check(answer))
                .map(TokenFetcher::fetched);
    }

    private static Fetched fetched(OpenAnswer answer) {
        long seconds = answer.object().path("expires_in").asLong(0);
        long use = Math.max(seconds - OVERLAP_SECONDS, Math.min(LEAST_SECONDS, seconds));
        return new Fetched(answer.text("access_token"), Duration.ofSeconds(use));
    }
}
