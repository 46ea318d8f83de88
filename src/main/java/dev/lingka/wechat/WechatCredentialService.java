package dev.lingka.wechat;

import dev.lingka.merchant.audit.AuditService;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** A merchant's keys at WeChat: entered by the operator, seen by staff as set or not, opened for calls only. */
@ApplicationScoped
public class WechatCredentialService {

    private final WechatCredentialRepository credentials;
    private final SealedCredentials sealed;
    private final AuditService audit;
    private final Clock clock;

    WechatCredentialService(
            WechatCredentialRepository credentials, SealedCredentials sealed, AuditService audit, Clock clock) {
        this.credentials = credentials;
        this.sealed = sealed;
        this.audit = audit;
        this.clock = clock;
    }

    /** The keys, opened; empty for a merchant without WeChat. */
    @WithTransaction
    public Uni<Optional<Credentials>> read(InMerchant merchant) {
        return credentials.of(merchant.merchantId()).map(row -> row.map(sealed::open));
    }

    /** Which keys are set. Throws NOT_FOUND for a merchant without any. */
    @WithTransaction
    public Uni<WechatSettingsView> settings(InMerchant merchant) {
        return credentials
                .of(merchant.merchantId())
                .map(row -> row.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)))
                .map(WechatSettingsView::of);
    }

    /**
     * Replaces the groups that are given. Other replicas notice within {@link WechatConfig#credentialTtl()}.
     *
     * @param operator who enters them, for the audit trail
     */
    @WithTransaction
    public Uni<WechatSettingsView> enter(
            InMerchant merchant, String merchantCode, String operator, EnterCredentials entered) {
        return credentials
                .of(merchant.merchantId())
                .invoke(known -> CredentialRules.check(entered, known.isPresent()))
                .map(known -> known.orElseGet(() -> new WechatCredential(merchant.merchantId(), merchantCode)))
                .invoke(row -> apply(row, entered))
                .chain(credentials::persistAndFlush)
                .call(row ->
                        audit.record(merchant, operator, "wechat.credentials-entered", subject(row), groups(entered)))
                .map(WechatSettingsView::of);
    }

    private void apply(WechatCredential row, EnterCredentials entered) {
        row.changed(clock.instant());
        if (entered.miniProgram() != null) {
            sealed.keep(row, entered.miniProgram().app());
        }
        if (entered.officialAccount() != null) {
            sealed.keepOfficial(row, entered.officialAccount().app());
        }
        if (entered.pay() != null) {
            sealed.keep(row, entered.pay().pay());
        }
        if (entered.push() != null) {
            sealed.keep(row, entered.push().push());
        }
    }

    private static String subject(WechatCredential row) {
        return "merchant:" + row.merchantId;
    }

    private static JsonObject groups(EnterCredentials entered) {
        return new JsonObject()
                .put("miniProgram", entered.miniProgram() != null)
                .put("officialAccount", entered.officialAccount() != null)
                .put("pay", entered.pay() != null)
                .put("push", entered.push() != null);
    }
}
