package dev.lingka.queue.ticket;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.outbox.PeopleEvents;
import jakarta.inject.Singleton;

/** When two people turn out to be one, tickets of both are theirs; what a deleted person wrote on them goes. */
@Singleton
class PeopleListener extends PeopleEvents {

    PeopleListener(MoneyFunctions functions) {
        super(functions, "queue.people", "queue_member_merge", "queue_member_forget");
    }
}
