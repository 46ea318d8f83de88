package dev.lingka.wechat;

import dev.lingka.merchant.directory.MerchantDirectory;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the operator enters a merchant's keys at WeChat. Secrets go in and never come out. */
@Path("/api/v1/operator/merchants/{code}/wechat-credentials")
@RolesAllowed("operator")
public class WechatCredentialAdminResource {

    private final WechatCredentialService credentials;
    private final MerchantDirectory merchants;
    private final CredentialCache cache;
    private final SecurityIdentity identity;

    WechatCredentialAdminResource(
            WechatCredentialService credentials,
            MerchantDirectory merchants,
            CredentialCache cache,
            SecurityIdentity identity) {
        this.credentials = credentials;
        this.merchants = merchants;
        this.cache = cache;
        this.identity = identity;
    }

    @PUT
    @Operation(summary = "Enter a merchant's WeChat keys; a group that is left out stays as it was")
    public Uni<WechatSettingsView> enter(@PathParam("code") String code, @NotNull @Valid EnterCredentials entered) {
        String operator = "operator:" + identity.getPrincipal().getName();
        return merchants.find(code).chain(merchant -> credentials
                .enter(merchant, code, operator, entered)
                .invoke(() -> cache.forget(merchant)));
    }

    @GET
    @Operation(summary = "Which of a merchant's WeChat keys are set")
    public Uni<WechatSettingsView> settings(@PathParam("code") String code) {
        return merchants.find(code).chain(credentials::settings);
    }
}
