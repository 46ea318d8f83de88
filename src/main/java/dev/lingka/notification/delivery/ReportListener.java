package dev.lingka.notification.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.notification.Channel;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.wechat.push.PushEvent;
import dev.lingka.wechat.push.PushListener;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Hears from WeChat whether what we sent arrived. */
@ApplicationScoped
class ReportListener implements PushListener {

    private static final String SUBSCRIBE = "subscribe_msg_sent_event";
    private static final String TEMPLATE = "TEMPLATESENDJOBFINISH";
    private static final String MASS = "MASSSENDJOBFINISH";

    private final MoneyFunctions functions;

    ReportListener(MoneyFunctions functions) {
        this.functions = functions;
    }

    @Override
    public Set<String> events() {
        return Set.of(SUBSCRIBE, TEMPLATE, MASS);
    }

    @Override
    public Uni<Void> heard(PushEvent event) {
        return switch (event.name()) {
            case SUBSCRIBE ->
                Multi.createFrom()
                        .iterable(event.entries())
                        .onItem()
                        .transformToUniAndConcatenate(entry -> subscribeMessage(event, entry))
                        .onItem()
                        .ignoreAsUni();
            case TEMPLATE ->
                report(
                        event,
                        Channel.TEMPLATE,
                        event.body(),
                        event.body().path("Status").asText("").equals("success"));
            default ->
                report(
                        event,
                        Channel.MASS,
                        event.body(),
                        event.body().path("Status").asText("").equals("send success")
                                || event.body().path("Status").asText("").equals("sendsuccess"));
        };
    }

    private Uni<Void> subscribeMessage(PushEvent event, JsonNode entry) {
        return report(event, Channel.SUBSCRIBE, entry, entry.path("ErrorCode").asInt(0) == 0);
    }

    private Uni<Void> report(PushEvent event, Channel channel, JsonNode told, boolean delivered) {
        String id = told.path("MsgID").asText(told.path("MsgId").asText(""));
        if (id.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        JsonObject args = new JsonObject()
                .put("channel", channel.text())
                .put("provider", id)
                .put("delivered", delivered);
        return functions
                .call("message_delivery_report", Operation.ofSystem(event.merchantId(), "report"), args)
                .replaceWithVoid();
    }
}
