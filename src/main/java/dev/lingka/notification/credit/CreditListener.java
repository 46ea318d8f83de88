package dev.lingka.notification.credit;

import dev.lingka.member.FollowerService;
import dev.lingka.wechat.push.PushEvent;
import dev.lingka.wechat.push.PushListener;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Hears from WeChat what people answered to its dialog, and what they withdrew in its settings. */
@ApplicationScoped
class CreditListener implements PushListener {

    private static final String ANSWERED = "subscribe_msg_popup_event";
    private static final String CHANGED = "subscribe_msg_change_event";
    private static final String WITHDRAWN = "withdrawn";

    private final FollowerService people;
    private final CreditRepository credits;

    CreditListener(FollowerService people, CreditRepository credits) {
        this.people = people;
        this.credits = credits;
    }

    @Override
    public Set<String> events() {
        return Set.of(ANSWERED, CHANGED);
    }

    @Override
    public Uni<Void> heard(PushEvent event) {
        List<JsonObject> results = event.entries().stream()
                .map(entry -> new JsonObject()
                        .put("template", entry.path("TemplateId").asText(""))
                        .put(
                                "result",
                                result(
                                        event,
                                        entry.path("SubscribeStatusString").asText(""))))
                .filter(result -> !result.getString("template").isEmpty())
                .toList();
        return people.known(event, event.openId())
                .chain(person -> person.isEmpty() || results.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : credits.note(event, person.get().memberId(), CreditRepository.Source.WECHAT, results));
    }

    /** WeChat tells of changed settings only when somebody says no. */
    private static String result(PushEvent event, String status) {
        if (event.name().equals(CHANGED)) {
            return WITHDRAWN;
        }
        return status.equals("accept") ? "accept" : "reject";
    }
}
