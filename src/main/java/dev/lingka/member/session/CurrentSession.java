package dev.lingka.member.session;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** The session behind this request's access token, and the openid (by its identity's id) that opened it. */
@RequestScoped
public class CurrentSession {

    static final String SESSION = "member.session";
    static final String IDENTITY = "member.identity";

    private final SecurityIdentity identity;

    CurrentSession(SecurityIdentity identity) {
        this.identity = identity;
    }

    public UUID sessionId() {
        return identity.getAttribute(SESSION);
    }

    /** WeChat Pay wants the openid of the phone that pays: {@code MemberService.openid} with this. */
    public UUID identityId() {
        return identity.getAttribute(IDENTITY);
    }
}
