package dev.lingka.wechat;

import dev.lingka.shared.http.CurrentActor;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What staff see of their merchant's WeChat settings: which are set, and the addresses for WeChat's console. */
@Path("/api/v1/staff/wechat-settings")
@RolesAllowed({"owner", "manager", "finance", "auditor"})
public class WechatSettingsResource {

    private final WechatCredentialService credentials;
    private final CurrentActor current;

    WechatSettingsResource(WechatCredentialService credentials, CurrentActor current) {
        this.credentials = credentials;
        this.current = current;
    }

    @GET
    @Operation(summary = "Which of the merchant's WeChat keys are set")
    public Uni<WechatSettingsView> settings() {
        return credentials.settings(current.actor());
    }
}
