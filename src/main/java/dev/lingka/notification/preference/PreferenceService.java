package dev.lingka.notification.preference;

import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.notification.NotificationProblem;
import dev.lingka.notification.kind.MessageRules;
import dev.lingka.shared.Actor;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps what people want to hear. */
@ApplicationScoped
class PreferenceService {

    private final PreferenceRepository preferences;
    private final ProgrammeService programmes;
    private final MoneyFunctions functions;

    PreferenceService(PreferenceRepository preferences, ProgrammeService programmes, MoneyFunctions functions) {
        this.preferences = preferences;
        this.programmes = programmes;
        this.functions = functions;
    }

    Uni<PreferencesView> show(Actor person) {
        return rules(person).chain(rules -> preferences.of(person).map(known -> PreferencesView.of(known, rules)));
    }

    /** Throws MARKETING_CONSENT_MISSING, INVALID_REQUEST for a kind that the programme does not have. */
    Uni<PreferencesView> keep(Actor person, TellPreferences told) {
        Operation operation = Operation.ofSystem(person.merchantId(), "message-prefer");
        return rules(person)
                .invoke(told::requireKnown)
                .chain(() -> functions.call("message_prefer", operation, told.json(person.id())))
                .invoke(outcome -> outcome.expect("KEPT", NotificationProblem.class))
                .chain(() -> show(person));
    }

    /** No marketing any more, by the link of a message; said again it changes nothing. */
    Uni<Void> optOut(OptOutToken token) {
        Operation operation = Operation.ofSystem(token.merchantId(), "message-opt-out");
        return functions
                .call(
                        "message_opt_out",
                        operation,
                        new JsonObject().put("memberId", token.memberId().toString()))
                .replaceWithVoid();
    }

    private Uni<MessageRules> rules(Actor person) {
        return programmes.current(person).map(programme -> programme.section(MessageRules.class));
    }
}
