package dev.lingka.member.session;

import dev.lingka.member.MemberKind;
import dev.lingka.member.MemberService;
import dev.lingka.member.PersonKey;
import dev.lingka.member.PersonVault;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.MerchantId;
import dev.lingka.shared.crypto.MerchantToken;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.wechat.open.WechatOpenService;
import dev.lingka.wechat.open.WechatSession;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Opens sessions and keeps them open. */
@ApplicationScoped
public class SessionService {

    private static final char OF_REFRESH = '.';

    private static final String LOGIN = "login";
    private static final String REFRESH = "refresh";

    private final WechatOpenService wechat;
    private final MoneyFunctions functions;
    private final PersonVault people;
    private final Vault vault;
    private final TokenIssuer issuer;
    private final SessionConfig config;

    SessionService(
            WechatOpenService wechat,
            MoneyFunctions functions,
            PersonVault people,
            Vault vault,
            TokenIssuer issuer,
            SessionConfig config) {
        this.wechat = wechat;
        this.functions = functions;
        this.people = people;
        this.vault = vault;
        this.issuer = issuer;
        this.config = config;
    }

    /** A new session with its first tokens. */
    record Opened(Arrival arrival, Tokens tokens) {}

    /** Whoever {@code wx.login} names signs in; a person we have not seen before becomes a guest. */
    Uni<Opened> open(MerchantId merchant, String jsCode) {
        return wechat.login(merchant, jsCode).chain(session -> open(merchant, session));
    }

    private Uni<Opened> open(MerchantId merchant, WechatSession session) {
        UUID sessionId = Ids.next();
        MerchantToken refresh = MerchantToken.next(merchant.merchantId(), OF_REFRESH);
        JsonObject args = person(merchant, session)
                .put("session", sessionId.toString())
                .put("tokenHash", refresh.hash())
                .put("sessionLife", config.sessionLife().toString());
        return functions
                .call("member_arrive", Operation.ofSystem(merchant.merchantId(), LOGIN), args)
                .map(outcome -> Arrival.of(merchant.merchantId(), sessionId, outcome.figures()))
                .map(arrival -> new Opened(arrival, tokens(arrival, refresh)));
    }

    /**
     * The next pair of tokens. Throws REFRESH_REFUSED for a token that is unknown, over, or used before; the last ends
     * the session for whoever else holds a token of it.
     */
    public Uni<Tokens> refresh(String refreshToken) {
        Optional<MerchantToken> read = MerchantToken.read(refreshToken, OF_REFRESH);
        if (read.isEmpty()) {
            throw ProblemException.of(SessionProblem.REFRESH_REFUSED);
        }
        int merchantId = read.get().merchantId();
        MerchantToken next = MerchantToken.next(merchantId, OF_REFRESH);
        JsonObject args = new JsonObject().put("tokenHash", read.get().hash()).put("newHash", next.hash());
        return functions
                .call("member_refresh", Operation.ofSystem(merchantId, REFRESH), args)
                .map(outcome -> outcome.expect("REFRESHED", SessionProblem.class))
                .map(outcome -> Arrival.of(
                        merchantId, UUID.fromString(outcome.figures().getString("sessionId")), outcome.figures()))
                .map(arrival -> tokens(arrival, next));
    }

    /** An access token for the same session under whoever its bearer has become, as after joining. */
    public AccessToken renewed(InMerchant merchant, CurrentSession session, UUID memberId, MemberKind kind) {
        TokenIssuer.Bearer bearer = new TokenIssuer.Bearer(
                merchant.merchantId(), memberId, kind, session.identityId(), session.sessionId());
        return new AccessToken(issuer.accessToken(bearer), issuer.expiresIn());
    }

    private JsonObject person(InMerchant merchant, WechatSession session) {
        int merchantId = merchant.merchantId();
        PersonKey key = people.newKey();
        return new JsonObject()
                .put("newMember", Ids.next().toString())
                .put("newKey", key.id().toString())
                .put("keySealed", people.sealed(merchantId, key))
                .put("newIdentity", Ids.next().toString())
                .put("app", "mini_program")
                .put("openidIndex", vault.index(merchantId, "openid", session.openId()))
                .put("openidSealed", key.seal(session.openId(), MemberService.OPENID))
                .put(
                        "unionidIndex",
                        session.unionId()
                                .map(unionId -> vault.index(merchantId, "unionid", unionId))
                                .orElse(null));
    }

    private Tokens tokens(Arrival arrival, MerchantToken refresh) {
        return new Tokens(issuer.accessToken(arrival.bearer()), issuer.expiresIn(), refresh.text());
    }
}
