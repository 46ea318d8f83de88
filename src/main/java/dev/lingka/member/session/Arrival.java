package dev.lingka.member.session;

import dev.lingka.member.MemberKind;
import dev.lingka.shared.Actor;
import dev.lingka.shared.ActorKind;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.UUID;

/** Somebody whom the functions {@code member_arrive} and {@code member_refresh} recognised. */
record Arrival(TokenIssuer.Bearer bearer) {

    static Arrival of(int merchantId, UUID sessionId, JsonObject figures) {
        return new Arrival(new TokenIssuer.Bearer(
                merchantId,
                UUID.fromString(figures.getString("memberId")),
                MemberKind.valueOf(figures.getString("kind").toUpperCase(Locale.ROOT)),
                UUID.fromString(figures.getString("identityId")),
                sessionId));
    }

    Actor actor() {
        ActorKind kind = bearer.kind() == MemberKind.MEMBER ? ActorKind.MEMBER : ActorKind.GUEST;
        return new Actor(bearer.merchantId(), kind, bearer.memberId());
    }
}
