package dev.lingka.campaign.run;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.outbox.PeopleEvents;
import jakarta.inject.Singleton;

/** Campaigns follow people who turn out to be one, and leave alone who is deleted. */
@Singleton
class PeopleListener extends PeopleEvents {

    PeopleListener(MoneyFunctions functions) {
        super(functions, "campaign.people", "campaign_people_merge", "campaign_people_forget");
    }
}
