package dev.lingka.card.physical;

import dev.lingka.card.CardProblem;
import dev.lingka.card.CardRules;
import dev.lingka.ledger.HotBalances;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.ActorKind;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Binds plastic cards. */
@ApplicationScoped
class PhysicalCardService {

    private final MoneyFunctions functions;
    private final ProgrammeService programmes;
    private final HotBalances balances;
    private final Vault vault;

    PhysicalCardService(MoneyFunctions functions, ProgrammeService programmes, HotBalances balances, Vault vault) {
        this.functions = functions;
        this.programmes = programmes;
        this.balances = balances;
        this.vault = vault;
    }

    /**
     * A member binds to their own card by PIN or by the phone on the old file; staff, who see the plastic, to
     * anybody's.
     *
     * @throws ProblemException PROOF_REFUSED, BIND_TRIES_EXCEEDED, PHYSICAL_CARD_TAKEN, CARD_STATE_FORBIDS, NOT_FOUND
     */
    Uni<BoundView> bind(Operation operation, UUID cardId, BindCard wanted) {
        PlasticNumber number = PlasticNumber.read(wanted.number())
                .orElseThrow(() -> ProblemException.invalid("number", "INVALID", "4 to 32 digits or letters"));
        return programmes
                .current(operation)
                .map(programme -> programme.section(CardRules.class))
                .map(rules -> args(operation.actor(), cardId, number, wanted.pin())
                        .put("dailyTries", rules.bindTriesPerDay())
                        .put("numberTries", rules.bindTriesPerNumber()))
                .chain(args -> functions.call("physical_card_bind", operation, args))
                .map(outcome -> outcome.expect("PHYSICAL_CARD_BOUND", CardProblem.class))
                .call(outcome -> remember(operation, outcome))
                .map(BoundView::of);
    }

    private Uni<Void> remember(Operation operation, Outcome outcome) {
        return balances.put(operation, outcome.figures().getJsonArray("balances"));
    }

    private JsonObject args(Actor actor, UUID cardId, PlasticNumber number, String pin) {
        JsonObject args = new JsonObject().put("cardId", cardId.toString()).put("number", number.value());
        if (actor.kind() != ActorKind.MEMBER && actor.kind() != ActorKind.GUEST) {
            return args.put("proof", "staff");
        }
        args.put("memberId", actor.id().toString());
        return pin == null
                ? args.put("proof", "phone")
                : args.put("proof", "pin").put("pinIndex", number.pinIndex(vault, actor.merchantId(), pin));
    }
}
