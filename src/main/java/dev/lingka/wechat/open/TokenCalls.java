package dev.lingka.wechat.open;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Calls with an app's token; when WeChat refuses the token, once more with a newer one. */
@ApplicationScoped
class TokenCalls {

    private final AccessTokens tokens;

    TokenCalls(AccessTokens tokens) {
        this.tokens = tokens;
    }

    Uni<OpenAnswer> call(OwnApp own, Function<AccessToken, Uni<OpenAnswer>> ask) {
        return tokens.current(own).chain(token -> ask.apply(token)
                .chain(answer -> answer.refusesToken()
                        ? tokens.after(own, token).chain(ask::apply)
                        : Uni.createFrom().item(answer)));
    }
}
