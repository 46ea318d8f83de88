package dev.lingka.notification.credit;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.outbox.PeopleEvents;
import jakarta.inject.Singleton;

/** When two people turn out to be one, credits of both are theirs; a deleted person's go. */
@Singleton
class PeopleListener extends PeopleEvents {

    PeopleListener(MoneyFunctions functions) {
        super(functions, "notification.credit.people", "delivery_member_merge", "delivery_member_forget");
    }
}
