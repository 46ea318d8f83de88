package dev.lingka.member;

import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Who is behind an openid that WeChat tells of, and followers of the official account. */
@ApplicationScoped
public class FollowerService {

    private static final String OFFICIAL = "official_account";

    private final MoneyFunctions functions;
    private final PersonVault people;
    private final Vault vault;

    FollowerService(MoneyFunctions functions, PersonVault people, Vault vault) {
        this.functions = functions;
        this.people = people;
        this.vault = vault;
    }

    /** A person whom WeChat named. */
    public record Known(UUID memberId, boolean inOfficialAccount) {}

    /** The person with this openid in either app; empty for one we have not met. */
    public Uni<Optional<Known>> known(InMerchant merchant, String openId) {
        return functions
                .call(
                        "member_of_openid",
                        Operation.ofSystem(merchant.merchantId(), "openid"),
                        new JsonObject().put("openidIndex", vault.index(merchant.merchantId(), "openid", openId)))
                .map(outcome -> Optional.of(outcome)
                        .filter(found -> found.is("FOUND"))
                        .map(found -> new Known(
                                UUID.fromString(found.figures().getString("memberId")),
                                OFFICIAL.equals(found.figures().getString("app")))));
    }

    /**
     * Somebody follows the official account: from now on we know this openid as theirs. Somebody we have not met is
     * taken in as a guest; the unionid joins them to whoever signs in at the mini-program.
     */
    public Uni<UUID> followed(InMerchant merchant, String openId, String unionId) {
        int merchantId = merchant.merchantId();
        PersonKey key = people.newKey();
        JsonObject args = new JsonObject()
                .put("newMember", Ids.next().toString())
                .put("newKey", key.id().toString())
                .put("keySealed", people.sealed(merchantId, key))
                .put("newIdentity", Ids.next().toString())
                .put("app", OFFICIAL)
                .put("openidIndex", vault.index(merchantId, "openid", openId))
                .put("openidSealed", key.seal(openId, MemberService.OPENID))
                .put("unionidIndex", vault.index(merchantId, "unionid", unionId));
        return functions
                .call("member_arrive", Operation.ofSystem(merchantId, "follow"), args)
                .map(outcome -> UUID.fromString(outcome.figures().getString("memberId")));
    }
}
