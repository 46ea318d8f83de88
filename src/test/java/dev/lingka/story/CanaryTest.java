package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Canary merchants with rows in every tenant table: nothing that marks them is ever in an answer to anybody else. Their
 * marks are the ids of their rows, which are unique by themselves, and their names.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class CanaryTest {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String TENANT_TABLES =
            """
            select c.table_name from information_schema.columns c
              join information_schema.tables t using (table_schema, table_name)
             where c.table_schema = 'public' and c.column_name = 'merchant_id' and t.table_type = 'BASE TABLE'""";

    private static final String LEFT_BY_NO_GOOD_REQUEST =
            """
            insert into delivery_rate (merchant_id, channel, free_at)
            select distinct merchant_id, 'sms', now() from card %1$s on conflict do nothing;
            insert into delivery_report (merchant_id, channel, provider_id, delivered)
            select distinct merchant_id, 'subscribe', gen_random_uuid()::text, true from card %1$s;
            insert into subscribe_credit (merchant_id, member_id, template)
            select merchant_id, member_id, gen_random_uuid()::text from points_lot %1$s limit 1;
            insert into service_word (merchant_id, member_id, app, spoke_at)
            select merchant_id, member_id, 'mini_program', now() from points_lot %1$s limit 1 on conflict do nothing;
            insert into physical_card_try (merchant_id, card_id, day)
            select merchant_id, id, current_date from card %1$s limit 1;
            insert into reward_birthday_run (merchant_id, day, occasion)
            select distinct merchant_id, current_date, 'birthday' from card %1$s on conflict do nothing;
            insert into lifecycle_run (merchant_id, day)
            select distinct merchant_id, current_date from card %1$s on conflict do nothing;
            insert into stage_change (merchant_id, member_id, day, from_stage, to_stage)
            select merchant_id, member_id, current_date, 'new', 'active' from card %1$s limit 1 on conflict do nothing;
            insert into ledger_verification (merchant_id, tried_at)
            select distinct merchant_id, now() from card %1$s;
            insert into recharge_bill_difference (merchant_id, bill_date, kind, line_kind, number, here_fen, there_fen)
            select merchant_id, bill_date, 'FEE_DIFFERS', 'payment', gen_random_uuid()::text, 1, 2
              from recharge_bill %1$s limit 1;
            insert into member_click (merchant_id, member_id, message_id, day)
            select merchant_id, member_id, gen_random_uuid(), current_date from member_fact %1$s limit 1;
            insert into points_source (merchant_id, source_kind, source_id, member_id, spent_points, spent_on)
            select merchant_id, 'gift', gen_random_uuid(), member_id, 1, current_date from points_lot %1$s limit 1;
            insert into points_spending (merchant_id, source_kind, source_id, lot_id, points)
            select merchant_id, 'gift', gen_random_uuid(), id, 1 from points_lot %1$s limit 1;
            insert into points_refund
                (merchant_id, refund_id, sale_id, member_id, returned_points, taken_points, debt_points)
            select merchant_id, gen_random_uuid(), gen_random_uuid(), member_id, 1, 0, 0 from points_lot %1$s limit 1;
            insert into points_rest (merchant_id, member_id, rate, day, rest, divisor)
            select merchant_id, member_id, 'base', current_date, 0, 1 from points_lot %1$s limit 1;
            insert into coupon_redemption (merchant_id, coupon_id, sale_id, member_id, store_id, fen, cost_fen,
                                           redeemed_by, redeemed_at)
            select merchant_id, id, gen_random_uuid(), member_id,
                   (select s.id from store s where s.merchant_id = c.merchant_id limit 1), 0, 0, 'system', now()
              from coupon c %1$s limit 1""";

    private final Superuser database;

    CanaryTest(Superuser database) {
        this.database = database;
    }

    @Test
    void isNeverSeenByAnybodyElse() {
        Stage canaries = Stage.set();
        database.run(LEFT_BY_NO_GOOD_REQUEST.formatted(of(canaries.merchants())));
        awaitWorkers(canaries.merchants());
        assertThat(tablesWithout(canaries.merchants())).isEmpty();
        Set<String> marks = marks(canaries.merchants());
        assertThat(marks).hasSizeGreaterThan(200);

        World others = World.underTest();
        Everything.play(others, canaries.rows(), new ArrayList<>());

        assertThat(others.journal()).hasSizeGreaterThan(300);
        assertThat(seen(others, marks)).isEmpty();
    }

    /** Sealing and rolling up are background work, which comes by within half a minute. */
    private void awaitWorkers(List<String> merchants) {
        Story.until(() -> !tablesWithout(merchants).contains("ledger_rollup"), "the roll-up worker came by");
        Story.until(() -> !tablesWithout(merchants).contains("seal"), "the seal worker came by");
    }

    private List<String> tablesWithout(List<String> merchants) {
        return database.column(TENANT_TABLES).stream()
                .filter(table -> database.number("select count(*) from " + table + of(merchants)) == 0)
                .toList();
    }

    private Set<String> marks(List<String> merchants) {
        Set<String> marks = new TreeSet<>(merchants);
        for (String table : database.column(TENANT_TABLES)) {
            database.column("select t::text from " + table + " t" + of(merchants))
                    .forEach(row ->
                            ID.matcher(row).results().map(MatchResult::group).forEach(marks::add));
        }
        return marks;
    }

    private static String of(List<String> merchants) {
        String codes = merchants.stream().map(code -> "'" + code + "'").collect(Collectors.joining(","));
        return " where merchant_id in (select id from merchant where code in (" + codes + "))";
    }

    /** Who runs the installation knows the merchants' codes, and nothing of theirs beyond. */
    private static boolean mayKnow(Exchange exchange, String mark) {
        return exchange.path().startsWith("/api/v1/operator/merchants")
                && !ID.matcher(mark).matches();
    }

    private static List<String> seen(World others, Set<String> marks) {
        List<String> seen = new ArrayList<>();
        for (Exchange exchange : others.journal()) {
            String answer = new String(exchange.answer(), StandardCharsets.UTF_8);
            marks.stream()
                    .filter(answer::contains)
                    .filter(mark -> !mayKnow(exchange, mark))
                    .forEach(mark -> seen.add(exchange.method() + " " + exchange.path() + " shows " + mark));
        }
        return seen;
    }
}
