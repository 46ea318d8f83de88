package dev.lingka.merchant.staff;

import dev.lingka.merchant.directory.MerchantDirectory;
import dev.lingka.shared.Actor;
import dev.lingka.shared.ActorKind;
import dev.lingka.shared.http.CurrentActor;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Turns a verified token of the staff's identity provider into who it is here. Roles of the token are dropped, but for
 * {@code operator}: an operator is no staff, whatever else the token says. A token of nobody we know keeps no role, so
 * that every endpoint answers 403.
 */
@ApplicationScoped
class StaffIdentityAugmentor implements SecurityIdentityAugmentor {

    /** The OIDC tenant of staff, terminals and operators; identities are kept under its name. */
    static final String TENANT = "staff";

    private static final Logger LOG = Logger.getLogger(StaffIdentityAugmentor.class);

    private final MerchantDirectory directory;

    StaffIdentityAugmentor(MerchantDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        boolean ours = TENANT.equals(identity.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE));
        if (!ours || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        return augment(identity, StaffToken.of(token));
    }

    private Uni<SecurityIdentity> augment(SecurityIdentity identity, StaffToken token) {
        if (token.isOperator()) {
            return Uni.createFrom()
                    .item(withRoles(identity, StaffRole.Name.OPERATOR).build());
        }
        if (token.subject() == null || token.merchantCode().isEmpty()) {
            return Uni.createFrom().item(nobody(identity, "NO_MERCHANT"));
        }
        return directory
                .signIn(TENANT, token.subject(), token.merchantCode().get())
                .map(found -> known(identity, found));
    }

    private static SecurityIdentity known(SecurityIdentity identity, JsonObject found) {
        if (found.containsKey("refusal")) {
            return nobody(identity, found.getString("refusal"));
        }
        StaffActor staff = staff(found);
        return withRoles(identity, staff.role().text())
                .addAttribute(CurrentActor.ATTRIBUTE, staff.actor())
                .addAttribute(StaffActor.ATTRIBUTE, staff)
                .build();
    }

    private static StaffActor staff(JsonObject found) {
        StaffRole role = StaffRole.of(found.getString("role"));
        ActorKind kind = role == StaffRole.TERMINAL ? ActorKind.TERMINAL : ActorKind.STAFF;
        return new StaffActor(
                new Actor(found.getInteger("merchant"), kind, UUID.fromString(found.getString("id"))),
                found.getString("name"),
                role,
                found.getBoolean("allStores"),
                stores(found.getJsonArray("stores")),
                found.getLong("chargeLimitFen"),
                found.getString("phoneIndex"));
    }

    private static Set<UUID> stores(JsonArray ids) {
        return ids.stream().map(id -> UUID.fromString((String) id)).collect(Collectors.toUnmodifiableSet());
    }

    private static SecurityIdentity nobody(SecurityIdentity identity, String reason) {
        LOG.infof("event=sign_in_refused reason=%s", reason);
        return withRoles(identity).build();
    }

    /** The identity with its principal and credentials, and these roles alone. */
    private static QuarkusSecurityIdentity.Builder withRoles(SecurityIdentity identity, String... roles) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addRoles(Set.of(roles));
    }
}
