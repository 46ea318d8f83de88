package dev.lingka.recharge;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.shared.Ids;
import dev.lingka.shared.database.Operation;
import dev.lingka.wechat.CredentialCache;
import dev.lingka.wechat.Credentials;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What every order that is paid with WeChat says of itself, whatever it buys. */
@ApplicationScoped
public class OrderDrafts {

    private final CredentialCache credentials;
    private final CheckSchedule schedule;
    private final Clock clock;

    OrderDrafts(CredentialCache credentials, CheckSchedule schedule, Clock clock) {
        this.credentials = credentials;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** With a number of its own, the terms in force and the time that it waits. */
    public Uni<JsonObject> of(Operation operation, UUID payerIdentity, Programme programme, Sale sale) {
        return credentials.of(operation).map(keys -> draft(programme, keys, sale)
                .put("payerIdentity", payerIdentity == null ? null : payerIdentity.toString())
                .put("actor", operation.actor().principal()));
    }

    private JsonObject draft(Programme programme, Credentials keys, Sale sale) {
        RechargeRules rules = programme.section(RechargeRules.class);
        Instant now = clock.instant();
        Instant expiresAt = now.plus(Duration.ofMinutes(rules.payWithinMinutes()));
        UUID id = Ids.next();
        return sale.toArgs()
                .put("orderId", id.toString())
                .put("outTradeNo", id.toString().replace("-", ""))
                .put("programmeVersion", programme.version())
                .put("termsVersion", rules.termsVersion())
                .put("refundTerms", rules.refund().kept())
                .put("appid", keys.miniProgram().appId())
                .put("mchid", keys.pay().mchId())
                .put("expiresAt", expiresAt.toString())
                .put("checkDueAt", schedule.next(now, now, expiresAt).toString());
    }
}
