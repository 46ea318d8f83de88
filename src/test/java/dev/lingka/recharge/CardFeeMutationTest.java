package dev.lingka.recharge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.recharge.RechargeBench.Card;
import dev.lingka.shared.Ids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The promises of paid cards as queries, which hold after a race, and which turn red when the function that keeps them
 * is broken on purpose.
 */
class CardFeeMutationTest {

    private static final String FEES =
            """
            select o.id::text from recharge_order o
             where o.fee_fen <> coalesce((select sum(e.amount) from ledger_posting p
                       join ledger_entry e on e.merchant_id = p.merchant_id and e.posting_id = p.id
                      where p.merchant_id = o.merchant_id and p.source_id = o.id and e.counter = 'card_fee'), 0)
               and o.state = 'paid'""";
    private static final String CARDS =
            """
            select o.id::text from recharge_order o
             where o.purpose = 'card' and (o.state = 'paid') <> exists (
                   select from card c where c.merchant_id = o.merchant_id and c.id = (o.wanted ->> 'cardId')::uuid)""";
    private static final String DOCUMENTS =
            """
            select document_index from card_document group by merchant_id, kind, document_index having count(*) > 2""";

    private RechargeBench bench;
    private int numbers = 1_000;

    @BeforeEach
    void open() {
        bench = new RechargeBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<String> broken() {
        List<String> broken = new ArrayList<>();
        bench.all(FEES).forEach(id -> broken.add("fee " + id));
        bench.all(CARDS).forEach(id -> broken.add("card " + id));
        bench.all(DOCUMENTS).forEach(id -> broken.add("document " + id));
        return broken;
    }

    private RechargeBench.Order placed(String document) {
        Card person = new Card(Ids.next(), Ids.next());
        bench.run("insert into member (merchant_id, id) values (?, ?)", bench.merchant, person.member());
        RechargeBench.Order order = new RechargeBench.Order(Ids.next());
        JsonObject args = bench.sale(person, order, 0, 0).put("feeFen", 20_000).put("card", wanted(person, document));
        args.remove("cardId");
        bench.call("recharge_card_place", args);
        return order;
    }

    private JsonObject wanted(Card person, String document) {
        String number = Integer.toString(numbers++);
        return new JsonObject()
                .put("memberId", person.member().toString())
                .put("cardId", person.id().toString())
                .put("kind", "purchase")
                .put("balanceCapFen", 500_000)
                .put("programmeVersion", 1)
                .put("phoneRequired", false)
                .put("consents", new JsonArray())
                .put("numbers", new JsonArray().add("8" + "0".repeat(11) + number))
                .put("codeNumbers", new JsonArray().add(number))
                .put(
                        "document",
                        new JsonObject()
                                .put("index", document)
                                .put("sealed", "sealed")
                                .put("keyId", Ids.next().toString())
                                .put("limit", 2));
    }

    private static <T> List<Callable<T>> times(int times, Callable<T> work) {
        return IntStream.range(0, times).mapToObj(i -> work).toList();
    }

    @Test
    void twentyNoticesAtOnceTakeOneFeeAndOpenOneCard() {
        RechargeBench.Order order = placed("a");

        List<JsonObject> answers = bench.atOnce(times(20, () -> bench.settle(order, 20_000)));

        answers.forEach(answer -> answer.remove("replayed"));
        assertThat(answers).containsOnly(answers.get(0));
        assertThat(bench.state(order)).isEqualTo("paid");
        assertThat(bench.counter("card_fee", "purchase")).isEqualTo(20_000);
        assertThat(broken()).isEmpty();
        RechargeInvariants.hold(bench);
    }

    @Test
    void paymentAndClosingAtOnceEndInACardOrInSuspense() {
        RechargeBench.Order order = placed("a");
        List<Callable<JsonObject>> works = new ArrayList<>(times(6, () -> bench.settle(order, 20_000)));
        works.addAll(3, times(3, () -> bench.close(order)));

        bench.atOnce(works);

        boolean paid = bench.state(order).equals("paid");
        assertThat(bench.counter("card_fee", "purchase")).isEqualTo(paid ? 20_000 : 0);
        assertThat(bench.counter("suspense", order.outTradeNo())).isEqualTo(paid ? 0 : 20_000);
        assertThat(broken()).isEmpty();
    }

    @Test
    void inAnotherAccountTheFeeIsMissedAndTheCheckIsRed() {
        mutate("recharge_credit", "'counter', 'card_fee'", "'counter', 'adjustment'");
        RechargeBench.Order order = placed("a");

        bench.settle(order, 20_000);

        assertThat(broken()).containsExactly("fee " + order.id());
    }

    @Test
    void withoutTheLimitADocumentGetsAThirdCardAndTheCheckIsRed() {
        IntStream.range(0, 3).forEach(i -> placed("one"));
        assertThat(broken()).isEmpty();
        mutate("card_document_take", ">= v_limit then", ">= v_limit + 1 then");
        mutate("card_document_take", "generate_series(1, v_limit)", "generate_series(1, v_limit + 1)");

        placed("one");

        assertThat(broken()).hasSize(1).allMatch(what -> what.startsWith("document "));
    }

    @Test
    void withoutItsOpeningAPaymentIsRefusedByTheTable() {
        mutate("recharge_settle", "perform recharge_card_open(v_order, p_args);", "v_order.card_id := null;");
        RechargeBench.Order order = placed("a");

        assertThat(settleFails(order)).contains("recharge_order_opened_check");
        assertThat(bench.state(order)).isEqualTo("pending");
    }

    private String settleFails(RechargeBench.Order order) {
        try {
            return bench.settle(order, 20_000).encode();
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }

    /** Replaces a piece of a function's source; the piece must be there. */
    private void mutate(String function, String piece, String replacement) {
        String source = bench.one("select pg_get_functiondef(oid) from pg_proc where proname = ?", function);
        assertThat(source).contains(piece);
        bench.run(source.replace(piece, replacement));
    }
}
