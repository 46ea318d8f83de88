package dev.lingka.notification.credit;

import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** People's subscribe credits. */
@ApplicationScoped
class CreditRepository {

    private static final String OWN =
            "select template, credits, refused_at from subscribe_credit where merchant_id = $1 and member_id = $2";

    private final MerchantReads reads;
    private final MoneyFunctions functions;

    CreditRepository(MerchantReads reads, MoneyFunctions functions) {
        this.reads = reads;
        this.functions = functions;
    }

    /** Who tells of an answer; each side's word meets the other's. */
    enum Source {
        PHONE,
        WECHAT
    }

    Uni<List<Credit>> of(Actor person) {
        return reads.list(person, OWN, Tuple.of(person.merchantId(), person.id()), Credit::of);
    }

    /** @param results each with {@code template} and {@code result} */
    Uni<Void> note(InMerchant merchant, UUID memberId, Source source, List<JsonObject> results) {
        JsonObject args = new JsonObject()
                .put("memberId", memberId.toString())
                .put("by", source == Source.PHONE ? "phone" : "wechat")
                .put("results", new JsonArray(results));
        return functions
                .call("subscribe_credit_note", Operation.ofSystem(merchant.merchantId(), "credit"), args)
                .replaceWithVoid();
    }
}
