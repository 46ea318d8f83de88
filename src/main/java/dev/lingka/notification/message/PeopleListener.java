package dev.lingka.notification.message;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.outbox.PeopleEvents;
import jakarta.inject.Singleton;

/** When two people turn out to be one, messages of both are theirs; to a deleted person nothing more is said. */
@Singleton
class PeopleListener extends PeopleEvents {

    PeopleListener(MoneyFunctions functions) {
        super(functions, "message.people", "message_member_merge", "message_member_forget");
    }
}
