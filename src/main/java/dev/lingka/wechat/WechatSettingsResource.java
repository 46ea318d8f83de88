package dev.lingka.wechat;

import dev.lingka.shared.http.CurrentActor;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What staff see of their merchant's WeChat settings: which are set, and the addresses to enter in WeChat's console. */
@Path("/api/v1/staff/wechat-settings")
@RolesAllowed({"owner", "manager", "finance", "auditor"})
public class WechatSettingsResource {

    private final WechatCredentialService credentials;
    private final MerchantCodes merchants;
    private final CurrentActor current;

    WechatSettingsResource(WechatCredentialService credentials, MerchantCodes merchants, CurrentActor current) {
        this.credentials = credentials;
        this.merchants = merchants;
        this.current = current;
    }

    @GET
    @Operation(summary = "Which of the merchant's WeChat keys are set")
    public Uni<WechatSettingsView> settings() {
        return merchants.codeOf(current.actor()).chain(code -> credentials.settings(current.actor(), code));
    }
}
