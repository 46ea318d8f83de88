package dev.lingka.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lingka.testing.ScratchDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one posting promises. */
class LedgerPostTest {

    private static ScratchDatabase database;
    private LedgerDriver ledger;
    private UUID card;

    @BeforeAll
    static void start() throws SQLException {
        database = ScratchDatabase.create();
    }

    @AfterAll
    static void stop() throws SQLException {
        database.close();
    }

    @BeforeEach
    void open() throws SQLException {
        ledger = new LedgerDriver(database, Sql.merchant(database));
        card = ledger.card();
        ledger.move("recharge", card, "principal", 100, "cash");
    }

    @AfterEach
    void close() throws SQLException {
        ledger.close();
    }

    @Test
    void refusalTellsTheFiguresAndLeavesTheKeyFree() throws SQLException {
        JsonObject refused = ledger.move("charge", card, "principal", -130, "revenue");
        JsonObject posted = ledger.move("charge", card, "principal", -100, "revenue");

        assertThat(refused.getString("outcome")).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(refused.getLong("balanceFen")).isEqualTo(100);
        assertThat(refused.getLong("missingFen")).isEqualTo(30);
        assertThat(posted.getString("outcome")).isEqualTo("POSTED");
    }

    @Test
    void refusalOfOneLineUndoesTheOthers() throws SQLException {
        JsonArray lines = new JsonArray()
                .add(holder("principal", -10))
                .add(holder("bonus", -1))
                .add(counter("revenue", "principal", 10))
                .add(counter("bonus_spent", "bonus", 1));

        JsonObject refused = ledger.post("charge", lines);

        assertThat(refused.getString("asset")).isEqualTo("bonus");
        assertThat(Balance.of(ledger.balances(card))).isEqualTo(new Balance(100, 0, 1));
        assertThat(ledger.verify().getLong("postings")).isEqualTo(1);
    }

    @Test
    void knownKeyAnswersTheFirstPosting() throws SQLException {
        JsonObject first = ledger.move("charge", card, "principal", -10, "revenue");
        JsonObject again = ledger.move("charge", card, "principal", -20, "revenue");

        assertThat(again.getString("outcome")).isEqualTo("OPERATION_KNOWN");
        assertThat(again.getString("postingId")).isEqualTo(first.getString("postingId"));
        assertThat(Balance.of(ledger.balances(card)).principalFen()).isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            []                                                                                    | has no lines
            [{"holder":"CARD","asset":"principal","amount":5}]                                    | sum to zero
            [{"counter":"cash","asset":"principal","amount":0}]                                   | exactly one side
            [{"counter":"cash","asset":"principal"}]                                              | exactly one side
            [{"asset":"principal","amount":5},{"asset":"principal","amount":-5}]                  | exactly one side
            [{"counter":"luck",LINE:5},{"counter":"cash",LINE:-5}]                                | unknown
            [{"counter":"bonus_cost",LINE:5},{"counter":"cash",LINE:-5}]                          | unknown
            [{"holder":"CARD",LINE:5},{"holder":"CARD",LINE:-5}]                                  | twice
            """)
    void linesThatAreNoPostingAreTheCallersMistake(String lines, String flaw) {
        JsonArray posted = new JsonArray(
                lines.replace("LINE", "\"asset\":\"principal\",\"amount\"").replace("CARD", card.toString()));

        assertThatThrownBy(() -> ledger.post("flawed", posted)).hasMessageContaining(flaw);
    }

    @Test
    void cardThatWasNeverOpenedIsTheCallersMistake() {
        UUID stranger = UUID.randomUUID();

        assertThatThrownBy(() -> ledger.move("charge", stranger, "principal", 10, "cash"))
                .hasMessageContaining("no account");
    }

    @Test
    void anotherMerchantsLedgerIsOutOfReach() throws SQLException {
        try (LedgerDriver other = new LedgerDriver(database, Sql.merchant(database))) {
            assertThat(Sql.text(other.connection(), "select count(*) from ledger_entry"))
                    .isEqualTo("0");
            String foreign = "select ledger_post(" + ledger.merchantId() + ", ?::jsonb, ?::jsonb)";
            String posting = "{\"key\":\"theft\",\"kind\":\"k\",\"sourceKind\":\"s\",\"actor\":\"a\"}";
            String lines = new JsonArray()
                    .add(holder("principal", -10))
                    .add(counter("cash", "principal", 10))
                    .encode();
            assertThatThrownBy(() -> Sql.text(other.connection(), foreign, posting, lines))
                    .hasMessageContaining("row-level security");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set amount = 1",
                "delete from ledger_posting",
                "delete from ledger_operation",
                "truncate ledger_entry",
                "update ledger_account set balance = 1000000",
                "insert into ledger_counter values ('luck', 'principal')",
                "update seal set row_count = 1",
                "update ledger_rollup set amount = 0"
            })
    void theApplicationCannotWriteAroundTheLedger(String sql) {
        assertThatThrownBy(() -> Sql.execute(database.app(), sql)).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> Sql.execute(database.jobs(), sql)).hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set amount = 1",
                "delete from ledger_entry",
                "update ledger_posting set actor = 'x'",
                "delete from ledger_operation",
                "truncate ledger_entry",
                "truncate ledger_operation",
                "update seal set row_count = 1",
                "truncate seal"
            })
    void notEvenTheOwnerChangesWhatWasWritten(String sql) throws SQLException {
        ledger.catchUp(10);

        assertThatThrownBy(() -> Sql.execute(database.admin(), sql)).hasMessageContaining("append-only");
    }

    @Test
    void everyFunctionThatRunsAsTheOwnerIsSafeFromTemporaryTables() throws SQLException {
        String loose = "select count(*) from pg_proc where prosecdef and pronamespace = 'public'::regnamespace"
                + " and not coalesce(array_to_string(proconfig, ','), '') like '%search_path=public, pg_temp%'";

        assertThat(Sql.ask(database, loose)).isEqualTo("0");
    }

    private JsonObject holder(String asset, long amount) {
        return new JsonObject()
                .put("holder", card.toString())
                .put("asset", asset)
                .put("amount", amount);
    }

    private static JsonObject counter(String counter, String asset, long amount) {
        return new JsonObject().put("counter", counter).put("asset", asset).put("amount", amount);
    }
}
