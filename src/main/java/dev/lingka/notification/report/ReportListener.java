package dev.lingka.notification.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.notification.Channel;
import dev.lingka.wechat.push.PushEvent;
import dev.lingka.wechat.push.PushListener;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Hears from WeChat whether what we sent arrived. */
@ApplicationScoped
class ReportListener implements PushListener {

    private static final String SUBSCRIBE = "subscribe_msg_sent_event";
    private static final String TEMPLATE = "TEMPLATESENDJOBFINISH";
    private static final String MASS = "MASSSENDJOBFINISH";

    private final ReportService reports;

    ReportListener(ReportService reports) {
        this.reports = reports;
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
        return id.isEmpty()
                ? Uni.createFrom().voidItem()
                : reports.book(Report.ofWechat(event.merchantId(), channel, id, delivered));
    }
}
