package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.AtOnce;
import dev.lingka.testing.Seeds;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Binding plastic, freezing, reporting lost, closing and charging one card, all at once over HTTP, in an order that the
 * seed decides. Another seed: {@code -Dlingka.test.seed=…}.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class CardRaceTest {

    private static final Logger LOG = Logger.getLogger(CardRaceTest.class);
    private static final int ROUNDS = 8;
    private static final int LONGEST_START_MILLIS = 40;
    private static final long BEFORE_FEN = 11_000;
    private static final long PLASTIC_FEN = 5_500;
    private static final long CHARGE_FEN = 1_000;
    private static final Set<String> REFUSALS = Set.of(
            "CODE_USED",
            "CARD_FROZEN",
            "CARD_LOST",
            "CARD_CLOSED",
            "CARD_STATE_FORBIDS",
            "PROOF_REFUSED",
            "PHYSICAL_CARD_TAKEN",
            "REQUEST_DECIDED");

    private Shop shop;
    private Tables tables;
    private Shop.Holder holder;
    private Shop.Holder other;
    private String plastic;

    static LongStream seeds() {
        return Seeds.of(ROUNDS);
    }

    @BeforeEach
    void open() throws SQLException {
        shop = Shop.open(World.underTest());
        tables = new Tables();
        holder = shop.holder(10_000, 1_000);
        other = shop.holder();
        plastic = shop.plastic(5_000, 500, "97531");
    }

    @AfterEach
    void close() throws SQLException {
        tables.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyOrderLeavesTheBooksRight(long seed) throws SQLException {
        LOG.infof("card race: seed %d", seed);
        Random random = new Random(seed);
        List<Callable<Exchange>> deeds = new ArrayList<>(charges());
        deeds.addAll(bindings());
        deeds.addAll(changes(random));
        Collections.shuffle(deeds, random);

        List<Exchange> answers = AtOnce.all(deeds.stream()
                .map(deed -> later(deed, random.nextInt(LONGEST_START_MILLIS)))
                .toList());

        assertThat(answers)
                .allMatch(answer -> answer.status() / 100 == 2
                        || (answer.status() == 409 && REFUSALS.contains(answer.text("code"))));
        long charged = answers.stream().filter(CardRaceTest::isCharge).count();
        plasticCameInOnceOrNotAtAll(answers);
        theBalanceIsWhatHappened(charged);
        noChargeFollowedAStop(charged);
        shop.verify();
    }

    private List<Callable<Exchange>> charges() {
        List<String> codes = holder.phone().codes().subList(0, 2);
        List<Callable<Exchange>> charges = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Map<String, Object> wish =
                    Map.of("storeId", shop.storeId(), "cardCode", codes.get(i % 2), "totalFen", CHARGE_FEN);
            charges.add(() -> shop.cashier().move("/api/v1/staff/charges", wish));
        }
        String asked = shop.cashier()
                .move(
                        "/api/v1/staff/charge-requests",
                        Map.of(
                                "storeId",
                                shop.storeId(),
                                "phone",
                                holder.phone().number(),
                                "totalFen",
                                CHARGE_FEN))
                .expect(201)
                .text("id");
        charges.add(
                () -> holder.phone().app().move("/api/v1/member/charge-requests/" + asked + "/confirmation", Map.of()));
        return charges;
    }

    private List<Callable<Exchange>> bindings() {
        Map<String, String> proof = Map.of("number", plastic, "pin", "97531");
        Callable<Exchange> own = () -> holder.phone().app().move("/api/v1/member/card/physical-card", proof);
        return List.of(own, own, () -> shop.bind(holder, plastic), () -> shop.bind(other, plastic));
    }

    /** Freezing with its lifting, a loss, or the end of the card; sometimes two of them. */
    private List<Callable<Exchange>> changes(Random random) {
        List<Callable<Exchange>> changes = new ArrayList<>();
        String card = "/api/v1/staff/cards/" + holder.cardId();
        Map<String, String> why = Map.of("reason", "比赛");
        if (random.nextBoolean()) {
            changes.add(() -> shop.manager().move(card + "/freeze", why));
            changes.add(() -> shop.owner().move(card + "/unfreeze", why));
        }
        if (random.nextBoolean()) {
            changes.add(() -> holder.phone().app().move("/api/v1/member/card/loss", Map.of()));
        }
        if (changes.isEmpty() || random.nextBoolean()) {
            changes.add(() -> shop.owner().move(card + "/closing-with-refund", why));
        }
        return changes;
    }

    private static Callable<Exchange> later(Callable<Exchange> deed, int millis) {
        return () -> {
            Thread.sleep(millis);
            return deed.call();
        };
    }

    private static boolean isCharge(Exchange answer) {
        boolean charge = answer.path().endsWith("/charges") || answer.path().endsWith("/confirmation");
        return charge && answer.status() / 100 == 2;
    }

    private void plasticCameInOnceOrNotAtAll(List<Exchange> answers) throws SQLException {
        List<String> boundTo = tables.column(
                "select card_id::text from physical_card where number = ? and card_id is not null", plastic);
        long brought = tables.number(
                "select count(*) from ledger_posting"
                        + " where key = (select 'import:' || id from physical_card where number = ?)",
                plastic);
        assertThat(brought).isEqualTo(boundTo.size());
        for (Exchange answer : answers) {
            if (answer.path().endsWith("/physical-card") && answer.status() == 200) {
                assertThat(boundTo).containsExactly(answer.text("cardId"));
            }
        }
    }

    private void theBalanceIsWhatHappened(long charged) throws SQLException {
        boolean bound = tables.number(
                        "select count(*) from physical_card where number = ? and card_id = ?::uuid",
                        plastic,
                        holder.cardId())
                == 1;
        boolean closed = tables.column("select status from card where id = ?::uuid", holder.cardId())
                .contains("closed");
        long expected = BEFORE_FEN + (bound ? PLASTIC_FEN : 0) - CHARGE_FEN * charged;
        assertThat(sum("select coalesce(sum(balance), 0) from ledger_account where holder_id = ?::uuid"))
                .isEqualTo(closed ? 0 : expected);
        assertThat(sum("select coalesce(sum(amount), 0) from ledger_entry where holder_id = ?::uuid"))
                .isEqualTo(closed ? 0 : expected);
        assertThat(sum("select coalesce(sum(e.amount), 0) from ledger_entry e join ledger_posting p"
                        + " on p.merchant_id = e.merchant_id and p.id = e.posting_id"
                        + " where e.holder_id = ?::uuid and p.kind in ('import', 'charge')"))
                .isEqualTo(expected);
    }

    private long sum(String sql) throws SQLException {
        return tables.number(sql, UUID.fromString(holder.cardId()));
    }

    /** Events of one card have the order of their commits, because each of these deeds holds the card's row. */
    private void noChargeFollowedAStop(long charged) throws SQLException {
        String state = "CardUnfrozen";
        int seen = 0;
        for (String event : tables.column(
                "select type from outbox_event where aggregate = 'card:' || ? and type in ('CardCharged', 'CardFrozen',"
                        + " 'CardUnfrozen', 'CardReportedLost', 'CardClosed', 'PhysicalCardBound') order by id",
                holder.cardId())) {
            if (event.equals("CardCharged") || event.equals("PhysicalCardBound")) {
                assertThat(state).as(event).isEqualTo("CardUnfrozen");
                seen += event.equals("CardCharged") ? 1 : 0;
            } else {
                state = event;
            }
        }
        assertThat(seen).isEqualTo((int) charged);
    }
}
