package dev.lingka.notification.message;

import dev.lingka.member.PersonalData;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Messages in a person's own file: the newest hundred. */
@ApplicationScoped
class MessageData implements PersonalData {

    private final MessageRepository messages;

    MessageData(MessageRepository messages) {
        this.messages = messages;
    }

    @Override
    public String section() {
        return "messages";
    }

    @Override
    public Uni<?> of(Actor member) {
        return messages.inbox(member, null, Page.MAX_LIMIT)
                .map(found -> found.stream().map(item -> item.json().getMap()).toList());
    }
}
