package dev.lingka.recharge.fee;

import dev.lingka.card.CardProblem;
import dev.lingka.card.CardRules;
import dev.lingka.recharge.RechargeProblem;
import dev.lingka.recharge.RechargeRules;
import dev.lingka.recharge.Sale;
import dev.lingka.recharge.Wish;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.problem.ProblemException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** What opening a card of a kind costs under the rules of now. */
final class CardSale {

    private CardSale() {}

    /**
     * What is put on the card when it is opened.
     *
     * @param wish without offer and amount for nothing
     * @throws ProblemException FIRST_RECHARGE_TOO_SMALL, TERMS_CHANGED and the others of {@link RechargeRules#sell}
     */
    static Sale first(CardRules.Kind kind, RechargeRules rules, Wish wish, Instant now) {
        rules.requireTerms(wish.termsVersion());
        Sale sale = wish.offerCode() == null && wish.amountFen() == null
                ? Sale.nothing()
                : rules.sell(wish, kind.code(), now);
        if (sale.amountFen() < kind.startingFen()) {
            throw ProblemException.of(
                    RechargeProblem.FIRST_RECHARGE_TOO_SMALL, Map.of("firstRechargeFen", kind.startingFen()));
        }
        return sale;
    }

    /** Throws CARD_FREE, CARD_AT_COUNTER for kinds that are not bought on the phone. */
    static void requireOnPhone(CardRules.Kind kind) {
        switch (kind.opensBy()) {
            case JOINING -> throw ProblemException.of(RechargeProblem.CARD_FREE);
            case COUNTER -> throw ProblemException.of(CardProblem.CARD_AT_COUNTER);
            case ORDER -> {}
        }
    }

    /** The outcome when it is the expected one, else the refusal, which may be of a recharge or of a card. */
    static Outcome expect(Outcome outcome, String word) {
        boolean ofRecharge = Stream.of(RechargeProblem.values())
                .anyMatch(problem -> problem.name().equals(outcome.word()));
        return ofRecharge ? outcome.expect(word, RechargeProblem.class) : outcome.expect(word, CardProblem.class);
    }
}
