package dev.lingka.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lingka.testing.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TierReviewTest {

    private static final LocalDate JANUARY = LocalDate.of(2028, 1, 15);
    private static final long BRONZE_FEN = 500_000;
    private static final long GOLD_FEN = 5_000_000;

    private ScratchDatabase database;
    private TierBooks books;

    @BeforeEach
    void open() throws SQLException {
        database = ScratchDatabase.create();
        books = new TierBooks(database);
        books.today(JANUARY);
    }

    @AfterEach
    void close() throws SQLException {
        books.close();
        database.close();
    }

    /** January gold; February nothing: one level a month, over the leap day, until nothing is left to lose. */
    @Test
    void aMonthWithoutPurchasesTakesOneLevelAway() throws SQLException {
        TierRules rules = Programmes.NURSERY;
        UUID member = books.member(JANUARY);
        books.sale(rules, member, JANUARY, GOLD_FEN);
        List<String> levels = new ArrayList<>(List.of(books.level(rules, member)));
        for (LocalDate day : List.of(
                LocalDate.of(2028, 2, 1),
                LocalDate.of(2028, 2, 29),
                LocalDate.of(2028, 3, 1),
                LocalDate.of(2028, 4, 1),
                LocalDate.of(2028, 5, 1))) {
            books.today(day);

            books.review(rules, 10);

            levels.add(books.level(rules, member));
        }

        assertThat(levels).containsExactly("gold", "gold", "gold", "silver", "bronze", "retail");
        assertThat(books.column(member, "due_at")).isNull();
    }

    @Test
    void aReviewThatIsMonthsLateSaysTheSame() throws SQLException {
        TierRules rules = Programmes.NURSERY;
        UUID member = books.member(JANUARY);
        books.sale(rules, member, JANUARY, GOLD_FEN);
        books.today(LocalDate.of(2028, 4, 20));

        books.review(rules, 10);

        assertThat(books.level(rules, member)).isEqualTo("bronze");
        assertThat(books.column(member, "review_on")).isEqualTo("2028-05-01");
    }

    @Test
    void graceIsGivenOnceAndWhatIsBoughtInItCounts() throws SQLException {
        TierRules rules = TierRulesText.read(TierRulesText.GOOD);
        UUID keeps = books.member(JANUARY);
        UUID loses = books.member(JANUARY);
        books.today(JANUARY.plusDays(2));
        for (UUID member : List.of(keeps, loses)) {
            books.sale(rules, member, JANUARY, 300_000);
            books.sale(rules, member, JANUARY.plusDays(1), 100_000);
            books.sale(rules, member, JANUARY.plusDays(2), 100_000);
        }
        books.today(LocalDate.of(2028, 2, 1));
        books.review(rules, 10);
        books.today(LocalDate.of(2028, 2, 21));
        for (int visit = 0; visit < 2; visit++) {
            books.sale(rules, keeps, LocalDate.of(2028, 2, 20 + visit), 250_000);
        }
        books.today(LocalDate.of(2028, 3, 1));
        books.review(rules, 10);
        books.today(LocalDate.of(2028, 3, 4));
        books.sale(rules, keeps, LocalDate.of(2028, 3, 4), 100);
        books.today(LocalDate.of(2028, 3, 6));

        books.review(rules, 10);

        assertThat(books.level(rules, keeps)).isEqualTo("gold");
        assertThat(books.column(keeps, "review_on")).isEqualTo("2028-04-01");
        assertThat(books.level(rules, loses)).isEqualTo("normal");
        assertThat(events("TierGraceBegun")).isEqualTo("2");
    }

    @Test
    void aKilledStepIsUndoneAndTheNextOneDoesItOnce() throws SQLException {
        TierRules rules = Programmes.NURSERY;
        for (int i = 0; i < 20; i++) {
            books.sale(rules, books.member(JANUARY), JANUARY, BRONZE_FEN);
        }
        books.today(LocalDate.of(2028, 3, 2));
        books.step(rules, 6);
        try (TierBooks killed = books.again()) {
            killed.jobs().setAutoCommit(false);
            killed.step(rules, 6);
            kill(killed.jobs());
        }

        books.review(rules, 6);

        assertThat(books.ask("select count(*) from tier_member where level = 'retail'"))
                .isEqualTo("20");
        assertThat(books.ask("select count(*) from tier_change where cause = 'review'"))
                .isEqualTo("20");
        assertThat(events("TierChanged")).isEqualTo("40");
    }

    @Test
    void aJobThatFrozePastItsLeaseCannotGoOn() throws SQLException {
        TierRules rules = Programmes.NURSERY;
        UUID member = books.member(JANUARY);
        books.sale(rules, member, JANUARY, BRONZE_FEN);
        books.today(LocalDate.of(2028, 3, 2));
        books.ask("update job_lease set fencing = 2 returning 1");

        assertThatThrownBy(() -> books.step(rules, 10, 1)).hasMessageContaining("is over");

        assertThat(books.level(rules, member)).isEqualTo("bronze");
        books.step(rules, 10, 2);
        assertThat(books.level(rules, member)).isEqualTo("retail");
    }

    @Test
    void whatWasGivenByHandEndsAtItsMomentAlsoBeforeTheReviewComesBy() throws SQLException {
        TierRules rules = Programmes.NURSERY;
        UUID member = books.member(JANUARY);
        books.sale(rules, member, JANUARY, BRONZE_FEN);
        books.place(rules, member, "gold", OffsetDateTime.of(2028, 1, 20, 18, 0, 0, 0, ZoneOffset.ofHours(8)));
        books.at(LocalDate.of(2028, 1, 20), LocalTime.of(17, 59));
        String before = books.level(rules, member);
        books.at(LocalDate.of(2028, 1, 20), LocalTime.of(18, 1));
        String after = books.level(rules, member);

        books.review(rules, 10);

        assertThat(List.of(before, after, books.level(rules, member))).containsExactly("gold", "bronze", "bronze");
        assertThat(books.ask("select string_agg(cause, ' ' order by id) from tier_change"))
                .isEqualTo("earned by_hand hand_ended");
        assertThat(events("TierChanged")).isEqualTo("3");
    }

    /** ¥1,000, two visits, a friend: all there on the third day. The sixtieth day alone brings the level. */
    @Test
    void tenureBringsALevelWhenEverythingElseIsThere() throws SQLException {
        TierRules rules = Programmes.PET_SHOP;
        UUID member = books.member(JANUARY);
        books.sale(rules, member, JANUARY, 60_000);
        books.sale(rules, member, JANUARY.plusDays(2), 40_000);
        books.count(rules, "referral", UUID.randomUUID(), member, JANUARY.plusDays(2), 0);
        books.today(JANUARY.plusDays(59));
        books.review(rules, 10);
        String before = books.level(rules, member);
        books.today(JANUARY.plusDays(60));

        books.review(rules, 10);

        assertThat(before).isEqualTo("friend");
        assertThat(books.level(rules, member)).isEqualTo("family");
        assertThat(books.growth(member)).isEqualTo(1_050);
    }

    @Test
    void twoWhoAreOneKeepTheHigherLevelAndAllThatCounted() throws SQLException {
        TierRules rules = Programmes.NURSERY;
        UUID from = books.member(JANUARY);
        UUID into = books.member(JANUARY.plusDays(1));
        books.sale(rules, from, JANUARY, 2_000_000);
        books.sale(rules, into, JANUARY, 2_900_000);
        UUID last = books.sale(rules, from, JANUARY, 200_000);
        books.ask(
                "update member set status = 'merged', merged_into = ?, ended_at = now() where id = ? returning 1",
                into,
                from);

        books.merge(rules, from, into);
        books.merge(rules, from, into);

        assertThat(books.level(rules, into)).isEqualTo("gold");
        assertThat(books.column(into, "member_since")).isEqualTo(JANUARY.toString());
        assertThat(books.column(from, "level")).isNull();
        assertThat(books.ask("select sum(spend_fen) from tier_day where member_id = ?", into))
                .isEqualTo("5100000");
        assertThat(books.ask("select member_id from tier_source where source_id = ?", last))
                .isEqualTo(into.toString());
    }

    private String events(String type) throws SQLException {
        return books.ask("select count(*) from outbox_event where type = ?", type);
    }

    /** As the power would: the backend is gone before its commit. */
    private void kill(Connection victim) throws SQLException {
        try (Statement statement = victim.createStatement();
                var pid = statement.executeQuery("select pg_backend_pid()")) {
            pid.next();
            books.ask("select pg_terminate_backend(?)", pid.getInt(1));
        }
    }
}
