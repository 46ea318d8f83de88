package dev.lingka.notification.message;

import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Plans messages, and keeps people's inboxes. */
@ApplicationScoped
public class MessageService {

    private final MoneyFunctions functions;
    private final MessageRepository messages;

    MessageService(MoneyFunctions functions, MessageRepository messages) {
        this.functions = functions;
        this.messages = messages;
    }

    /**
     * Plans messages, each key once for good. Marketing is held against consent, opt-out, caps and quiet hours.
     *
     * @param wanted at most a thousand; marketing names neither subscribe nor template as a channel
     * @return in the same order
     */
    public Uni<List<PlannedMessage>> plan(InMerchant merchant, List<PlanMessage> wanted) {
        JsonArray told = new JsonArray(wanted.stream().map(PlanMessage::json).toList());
        Operation operation = Operation.ofSystem(merchant.merchantId(), "message-plan");
        return functions
                .call("message_say", operation, new JsonObject().put("messages", told))
                .map(outcome -> outcome.figures().getJsonArray("messages"))
                .map(done -> IntStream.range(0, done.size())
                        .mapToObj(done::getJsonObject)
                        .map(PlannedMessage::of)
                        .toList());
    }

    /** The same for one message that somebody asked for: asked again under the operation's key, it answers the same. */
    public Uni<PlannedMessage> plan(Operation operation, PlanMessage wanted) {
        return functions
                .call("message_try", operation, new JsonObject().put("message", wanted.json()))
                .map(outcome -> outcome.expect("PLANNED", CommonProblem.class).figures())
                .map(figures -> PlannedMessage.of(figures.getJsonObject("message")));
    }

    /** The person's inbox, newest first. */
    Uni<InboxView> inbox(Actor person, String cursor, int limit) {
        Cursor after = Cursor.decode(cursor, 2);
        return messages.inbox(person, after, limit + 1)
                .map(read -> Page.of(read, limit, InboxItem::cursor).map(InboxItem::view))
                .chain(page -> messages.unread(person).map(unread -> InboxView.of(page, unread)));
    }

    /** Said again it changes nothing; throws NOT_FOUND for what is not in this person's inbox. */
    Uni<Void> seen(Actor person, UUID messageId, boolean clicked) {
        JsonObject args = new JsonObject()
                .put("memberId", person.id().toString())
                .put("messageId", messageId.toString())
                .put("clicked", clicked);
        Operation operation = Operation.ofSystem(person.merchantId(), "message-seen");
        return functions
                .call("message_seen", operation, args)
                .invoke(outcome -> outcome.expect("SEEN", CommonProblem.class))
                .replaceWithVoid();
    }

    /** Why this person got it; throws NOT_FOUND for what is not in their inbox. */
    Uni<Origin> origin(Actor person, UUID messageId) {
        return messages.origin(person, messageId).map(found -> found.orElseThrow(MessageService::unknown));
    }

    /** Newest first. */
    Uni<Page<MessageRow>> page(InMerchant merchant, MessageFilter filter, String cursor, int limit) {
        Cursor after = Cursor.decode(cursor, 2);
        return messages.page(merchant, filter, after, limit + 1).map(read -> Page.of(read, limit, MessageRow::cursor));
    }

    /** Throws NOT_FOUND. */
    Uni<MessageDetail> find(InMerchant merchant, UUID messageId) {
        return messages.find(merchant, messageId)
                .map(found -> found.orElseThrow(MessageService::unknown))
                .chain(row -> messages.deliveries(merchant, messageId).map(all -> new MessageDetail(row, all)));
    }

    private static ProblemException unknown() {
        return ProblemException.of(CommonProblem.NOT_FOUND);
    }
}
