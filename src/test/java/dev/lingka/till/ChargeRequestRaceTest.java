package dev.lingka.till;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.shared.Ids;
import dev.lingka.till.TillBench.Card;
import dev.lingka.till.TillBench.Till;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A question to a phone gets one answer, whoever gives it and however often. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChargeRequestRaceTest {

    private TillBench bench;
    private Till till;

    @BeforeAll
    void open() {
        bench = new TillBench();
        till = bench.till("tea");
    }

    @AfterEach
    void invariantsHold() {
        TillInvariants.hold(bench);
        bench.run("update app_clock set offset_by = interval '0'");
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void confirmationRefusalAndCancellationAtOnceHaveOneWinner() {
        Card card = bench.card(till, 5_000, 0);
        String request = place(card, 1_000);
        List<Callable<JsonObject>> works = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            works.add(() -> decide(request, "confirm", card));
            works.add(() -> decide(request, "refuse", card));
            works.add(() -> bench.call("charge_request_decide", till, bench.decision(request, "cancel", null)));
        }

        List<JsonObject> answers = bench.atOnce(works);

        List<String> winners = answers.stream()
                .map(answer -> answer.getString("outcome"))
                .filter(word -> !word.equals("REQUEST_DECIDED"))
                .toList();
        assertThat(winners).hasSize(1);
        assertThat(bench.balance(card, "principal")).isEqualTo(winners.contains("RECORDED") ? 4_000 : 5_000);
    }

    @Test
    void aConfirmationThatRacesWithTheLapseIsOneOrTheOther() {
        for (int round = 0; round < 5; round++) {
            Card card = bench.card(till, 5_000, 0);
            String request = place(card, 1_000);
            bench.run("update charge_request set lapses_at = app_now() + interval '30 ms' where id = ?::uuid", request);
            List<Callable<JsonObject>> works = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                works.add(() -> decide(request, "confirm", card));
                works.add(this::lapse);
            }

            bench.atOnce(works);

            sleepPastTheLapse();
            lapse();
            String state = bench.one("select state from charge_request where id = ?::uuid", request);
            assertThat(state).isIn("confirmed", "lapsed");
            assertThat(bench.balance(card, "principal")).isEqualTo(state.equals("confirmed") ? 4_000 : 5_000);
        }
    }

    @Test
    void aRequestLapsesAfterThreeMinutesOfBusinessTime() {
        Card card = bench.card(till, 5_000, 0);
        String request = place(card, 1_000);
        bench.run("update app_clock set offset_by = interval '179 seconds'");
        assertThat(bench.one("select state from charge_request where lapses_at > app_now() and id = ?::uuid", request))
                .isEqualTo("pending");
        bench.run("update app_clock set offset_by = interval '181 seconds'");

        JsonObject answer = decide(request, "confirm", card);

        assertThat(answer.getString("outcome")).isEqualTo("REQUEST_LAPSED");
        assertThat(bench.balance(card, "principal")).isEqualTo(5_000);
        assertThat(place(card, 500)).isNotEqualTo(request);
    }

    @Test
    void nothingIsHeldAndTheBalanceIsCheckedAtTheConfirmation() {
        Card card = bench.card(till, 1_000, 0);
        String request = place(card, 800);
        bench.call("till_charge", till, bench.wallet(till, card, 700));

        JsonObject answer = decide(request, "confirm", card);

        assertThat(answer.getString("outcome")).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(answer.getLong("missingFen")).isEqualTo(500);
        assertThat(bench.one("select state from charge_request where id = ?::uuid", request))
                .isEqualTo("pending");
    }

    @Test
    void aCardHasOneOpenQuestionAtATime() {
        Card card = bench.card(till, 1_000, 0);
        List<Callable<JsonObject>> works = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            works.add(() -> bench.call("charge_request_place", till, bench.request(till, card, 100)));
        }

        List<JsonObject> answers = bench.atOnce(works);

        assertThat(answers)
                .filteredOn(a -> a.getString("outcome").equals("PLACED"))
                .hasSize(1);
        assertThat(answers)
                .filteredOn(a -> a.getString("outcome").equals("REQUEST_PENDING"))
                .hasSize(9);
    }

    @Test
    void anotherMembersRequestIsNotThere() {
        Card card = bench.card(till, 1_000, 0);
        Card other = bench.card(till, 1_000, 0);
        String request = place(card, 100);

        assertThat(decide(request, "confirm", other).getString("outcome")).isEqualTo("NOT_FOUND");
    }

    private String place(Card card, long fen) {
        JsonObject placed = bench.call("charge_request_place", till, bench.request(till, card, fen));
        assertThat(placed.getString("outcome")).isEqualTo("PLACED");
        return placed.getString("requestId");
    }

    private JsonObject decide(String request, String decision, Card card) {
        return bench.call(
                "charge_request_decide",
                till,
                card.principal(),
                Ids.next().toString(),
                bench.decision(request, decision, card));
    }

    private JsonObject lapse() {
        try (Connection jobs = bench.database.jobs();
                Statement statement = jobs.createStatement()) {
            statement.execute("select charge_request_lapse(100)");
            return new JsonObject();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleepPastTheLapse() {
        try {
            Thread.sleep(60);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
