package dev.lingka.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lingka.reward.RewardBench.Member;
import dev.lingka.shared.Ids;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The place where a day's run of birthdays stands: it goes on where it stopped, and nobody sets it back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BirthdayRunTest {

    private static final int PAGE = 2;

    private RewardBench bench;
    private String index;
    private List<UUID> members;

    @BeforeAll
    void open() {
        bench = new RewardBench();
        lease(1);
    }

    @BeforeEach
    void born() {
        index = Ids.next().toString();
        bench.run("delete from reward_birthday_run");
        members = IntStream.range(0, 5)
                .mapToObj(i -> born(bench.member()))
                .sorted(BirthdayRunTest::asText)
                .toList();
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void pagesFollowOneAnotherAndMissNobody() {
        List<UUID> seen = new ArrayList<>();
        for (List<UUID> page = next(); !page.isEmpty(); page = next()) {
            seen.addAll(page);
            done(1, page.get(page.size() - 1), page.size());
        }

        assertThat(seen).containsExactlyElementsOf(members);
    }

    @Test
    void whoHasTheYearsGiftIsLeftOut() {
        UUID first = next().get(0);
        JsonObject gift = bench.gift(new Member(first, null), first + ":2026").put("occasion", "birthday");
        bench.call("reward_give", gift);

        assertThat(next()).doesNotContain(first).hasSize(PAGE);
    }

    @Test
    void aHolderThatFrozePastItsLeaseSetsNothingBack() {
        done(1, members.get(4), 5);
        lease(2);

        assertThatThrownBy(() -> done(1, members.get(0), 1)).hasStackTraceContaining("is over");
        assertThat(next()).isEmpty();
        lease(1);
    }

    @Test
    void aDeletedPersonHasNoBirthday() {
        bench.one(
                "select set_config('app.merchant', ?, false), member_forget(?, ?)",
                Integer.toString(bench.merchant),
                bench.merchant,
                next().get(0));

        assertThat(bench.one("select count(*) from member where birth_day_index = ?", index))
                .isEqualTo("4");
    }

    private UUID born(Member member) {
        bench.run(
                "update member set profile_sealed = 's', profile_key_id = id, birth_day_index = ?,"
                        + " birth_month_index = 'm' where id = ?",
                index,
                member.id());
        return member.id();
    }

    private List<UUID> next() {
        String found = bench.one(
                "select string_agg(id::text, ',') from reward_birthday_next(?, cast(? as date), 'birthday',"
                        + " array[cast(? as text)], 1, ?) as n (id)",
                bench.merchant,
                RewardBench.DAY,
                index,
                PAGE);
        return found == null
                ? List.of()
                : List.of(found.split(",")).stream().map(UUID::fromString).toList();
    }

    private void done(long fencing, UUID after, long count) {
        bench.one(
                "select reward_birthday_done(?, ?, cast(? as date), 'birthday', ?, ?)",
                fencing,
                bench.merchant,
                RewardBench.DAY,
                after,
                count);
    }

    private void lease(long fencing) {
        bench.run(
                "insert into job_lease (name, holder, fencing, lease_until) values ('reward-birthdays', ?, ?, now() +"
                        + " interval '1 hour') on conflict (name) do update set fencing = excluded.fencing",
                Ids.next(),
                fencing);
    }

    /** As PostgreSQL orders ids; Java compares their halves as signed numbers. */
    private static int asText(UUID one, UUID other) {
        return one.toString().compareTo(other.toString());
    }
}
