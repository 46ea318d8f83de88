package dev.lingka.crash;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One promise broken on purpose, and who must notice.
 *
 * @param breaks the finding that must turn red
 * @param mayFollow findings that the broken promise brings with it
 * @param fault what must strike for it to show; null when ordinary load does
 */
record Mutation(
        String name,
        String breaks,
        Set<String> mayFollow,
        String fault,
        List<MutatedBuild.Mistake> mistakes,
        List<Edit> edits,
        List<String> statements,
        List<String> undo) {

    /** A piece of a function's source in the database, and what it is replaced by. */
    record Edit(String function, String piece, String replacement) {}

    private static final String MONEY = "dev/lingka/shared/database/MoneyFunctions.java";
    private static final String SALES = "dev/lingka/till/sale/SaleRepository.java";
    private static final String KILL_POSTGRES = "F4";
    /** Settings of a database are those of new sessions alone. */
    private static final String RECONNECT =
            "select pg_terminate_backend(pid) from pg_stat_activity where usename like 'lingka%'";

    private static final String KILL_REPLICAS = "F1";

    static List<Mutation> all() {
        return List.of(
                merchantPredicateSkipped(),
                acknowledgedBeforeCommit(),
                asynchronousCommit(),
                unconditionalUpdate(),
                codeUseNotWritten());
    }

    /** With the policies out of the way too, for this role: with them, the backstop holds and nothing is to be seen. */
    private static Mutation merchantPredicateSkipped() {
        return new Mutation(
                "merchant_predicate_skipped",
                "I15",
                Set.of(),
                null,
                List.of(new MutatedBuild.Mistake(
                        SALES,
                        Map.of(
                                "select till_receipt($1, $2) as receipt from sale where merchant_id = $1 and id = $2",
                                "select till_receipt(merchant_id, $2) as receipt from sale where $1::int > 0 and id = $2",
                                "    SaleRepository(MerchantReads reads) {",
                                proxyable("SaleRepository", "reads") + "    SaleRepository(MerchantReads reads) {"))),
                List.of(),
                List.of("alter role lingka_app bypassrls"),
                List.of("alter role lingka_app nobypassrls"));
    }

    /** A charge is answered three seconds before it is committed, and replicas die in between. */
    private static Mutation acknowledgedBeforeCommit() {
        String early =
                """
                if (function.equals("till_charge")) {
                            return pool.getConnection().chain(connection -> connection.begin().chain(tx -> connection
                                    .preparedQuery("select till_charge($1, $2)")
                                    .execute(Tuple.of(operation.toCall(), args))
                                    .map(rows -> Outcome.of(rows.iterator().next().getJsonObject(0)))
                                    .invoke(answer -> Uni.createFrom().voidItem()
                                            .onItem().delayIt().by(Duration.ofSeconds(3))
                                            .chain(tx::commit)
                                            .eventually(connection::close)
                                            .subscribe().with(done -> {}, failure -> {}))
                                    .onFailure().call(connection::close)));
                        }
                        return pool.preparedQuery("select " + function""";
        return new Mutation(
                "acknowledged_before_commit",
                "lost",
                Set.of("I5", "I8", "I16", "phantom"),
                KILL_REPLICAS,
                List.of(new MutatedBuild.Mistake(
                        MONEY,
                        Map.of(
                                "return pool.preparedQuery(\"select \" + function",
                                early,
                                "    MoneyFunctions(Pool pool) {",
                                proxyable("MoneyFunctions", "pool") + "    MoneyFunctions(Pool pool) {"))),
                List.of(),
                List.of(),
                List.of());
    }

    /** The constructor that the framework would have added when it packaged the class. */
    private static String proxyable(String type, String field) {
        return "    " + type + "() {\n        this." + field + " = null;\n    }\n\n";
    }

    private static Mutation asynchronousCommit() {
        return new Mutation(
                "synchronous_commit_off",
                "lost",
                Set.of("I5", "I6", "I12", "I16", "I17", "unresolved", "phantom"),
                KILL_POSTGRES,
                List.of(),
                List.of(),
                // For the database: the server's own command line says on, which outranks its files. Otherwise what is
                // committed would wait in memory for a fifth of a second only, which a kill seldom meets.
                List.of(
                        "alter database lingka set synchronous_commit = off",
                        "alter system set wal_writer_delay = '10s'",
                        "select pg_reload_conf()",
                        RECONNECT),
                List.of(
                        "alter database lingka reset synchronous_commit",
                        "alter system reset wal_writer_delay",
                        "select pg_reload_conf()",
                        RECONNECT));
    }

    private static Mutation unconditionalUpdate() {
        return new Mutation(
                "unconditional_update",
                "I3",
                Set.of(),
                null,
                List.of(),
                List.of(
                        new Edit("ledger_post", "and balance + v_line.amount >= 0", ""),
                        new Edit("till_book", "v_refusal := till_missing(v_wallet, v_balance);", "v_refusal := null;")),
                List.of(
                        "alter table ledger_account drop constraint ledger_account_balance_check",
                        "alter table ledger_entry drop constraint ledger_entry_balance_check"),
                List.of());
    }

    private static Mutation codeUseNotWritten() {
        return new Mutation(
                "code_use_not_written",
                "I8",
                Set.of(),
                null,
                List.of(),
                List.of(new Edit(
                        "card_code_redeem",
                        "insert into card_code_use (merchant_id, card_id, minute, source)\n"
                                + "    values (p_merchant, p_card, p_minute, p_source)\n"
                                + "    on conflict do nothing;\n"
                                + "    return found;",
                        "return true;")),
                List.of(),
                List.of());
    }
}
