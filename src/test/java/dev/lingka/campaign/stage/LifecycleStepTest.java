package dev.lingka.campaign.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lingka.campaign.CampaignBench;
import dev.lingka.shared.Ids;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stages by days and by one's own rhythm, and the day's run: each member once, whoever runs it and however often. */
class LifecycleStepTest {

    private static final String RULES = "{\"atRiskDays\": 90, \"sleepingDays\": 180, \"lostDays\": 540}";
    private static final String STEP =
            "select lifecycle_step(?, ?, (app_now() at time zone 'Asia/Shanghai')::date," + " cast(? as jsonb), ?)";

    private CampaignBench bench;

    @BeforeEach
    void open() {
        bench = new CampaignBench();
        lease(1);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** 1.5 × 1 = 1.5, 1.5 × 3 = 4.5, 1.5 × 7 = 10.5, 1.5 × 10 = 15, 1.5 × 30 = 45, 1.5 × 80 = 120 would be too late. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, , new",
        "89, 1, , new",
        "0, 2, , active",
        "1, 5, 1, active",
        "2, 5, 1, at_risk",
        "4, 5, 3, active",
        "5, 5, 3, at_risk",
        "10, 5, 7, active",
        "11, 5, 7, at_risk",
        "15, 5, 10, active",
        "16, 5, 10, at_risk",
        "45, 5, 30, active",
        "46, 5, 30, at_risk",
        "89, 5, 80, active",
        "90, 5, 80, at_risk",
        "90, 0, , at_risk",
        "179, 1, , at_risk",
        "180, 1, , sleeping",
        "539, 9, 400, sleeping",
        "540, 9, 400, lost"
    })
    void aStageFollowsFromSilenceAndRhythm(int silent, long visits, Double gap, String stage) {
        assertThat(bench.one(
                        "select lifecycle_stage(?, ?, cast(? as numeric), cast(? as jsonb))",
                        silent,
                        visits,
                        gap,
                        RULES))
                .isEqualTo(stage);
    }

    @Test
    void aRunGoesOnWhereItStoppedAndTellsEachChangeOnce() {
        List<UUID> members = bench.members(5, "new");
        members.forEach(member -> bench.visited(member, 200, 5, null));
        assertThat(step(1, 2).getInteger("changes")).isEqualTo(2);
        assertThat(step(1, 2).getInteger("changes")).isEqualTo(2);
        assertThat(step(1, 2).getBoolean("finished")).isTrue();

        assertThat(step(1, 2).getInteger("members")).isZero();

        assertThat(bench.number("select count(*) from stage_change where to_stage = 'sleeping'"))
                .isEqualTo(5);
        assertThat(bench.number("select count(*) from outbox_event where type = 'StageChanged'"))
                .isEqualTo(5);
        assertThat(bench.number("select count(*) from member_fact where stage = 'sleeping'"))
                .isEqualTo(5);
        assertThat(bench.number("select members from lifecycle_run")).isEqualTo(5);
    }

    @Test
    void threeRunnersAtOnceTellEachChangeOnce() {
        bench.members(40, "new").forEach(member -> bench.visited(member, 700, 5, null));
        Callable<Integer> runner = () -> {
            while (!step(1, 3).getBoolean("finished")) {
                Thread.onSpinWait();
            }
            return 0;
        };

        bench.atOnce(Collections.nCopies(3, runner));

        assertThat(bench.number("select count(*) from outbox_event where type = 'StageChanged'"))
                .isEqualTo(40);
        assertThat(bench.number("select count(*) from stage_change where to_stage = 'lost'"))
                .isEqualTo(40);
        assertThat(bench.number("select members from lifecycle_run")).isEqualTo(40);
    }

    @Test
    void aHolderThatFrozePastItsLeaseChangesNothing() {
        bench.members(3, "new").forEach(member -> bench.visited(member, 200, 5, null));
        lease(2);

        assertThatThrownBy(() -> step(1, 10)).hasStackTraceContaining("is over");

        assertThat(bench.number("select count(*) from stage_change")).isZero();
    }

    /** On a connection of its own, as each replica's job has one. */
    private JsonObject step(long fencing, int limit) {
        try (Connection connection = bench.database.jobs();
                PreparedStatement statement = connection.prepareStatement(STEP)) {
            statement.setLong(1, fencing);
            statement.setInt(2, bench.merchant);
            statement.setString(3, RULES);
            statement.setInt(4, limit);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new JsonObject(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void lease(long fencing) {
        bench.run(
                "insert into job_lease (name, holder, fencing, lease_until) values ('lifecycle', ?, ?, now() +"
                        + " interval '1 hour') on conflict (name) do update set fencing = excluded.fencing",
                Ids.next(),
                fencing);
    }
}
