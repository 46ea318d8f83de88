package dev.lingka.ledger.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.LogCapture;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ledgers are looked at without anybody asking, and what is found is seen. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class DailyVerificationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double MONTH_SECONDS = Duration.ofDays(30).toSeconds();

    private static final String UNDER_WAY =
            """
            select (select count(*) from merchant m left join ledger_verification v on v.merchant_id = m.id
                     where coalesce(v.verified_at, m.created_at) < app_now() - interval '23 hours'
                       and coalesce(v.tried_at, m.created_at) < app_now() - interval '1 hour')
                 + (select count(*) from job_lease
                     where name = 'ledger-verification' and lease_until > clock_timestamp())""";

    private final DailyVerification job;
    private final Superuser database;
    private String merchant;

    DailyVerificationTest(DailyVerification job, Superuser database) {
        this.job = job;
        this.database = database;
    }

    @BeforeEach
    void aMerchantOfAMonthAgo() {
        keepOthersAway();
        merchant = aMonthAgo();
    }

    private String aMonthAgo() {
        String code = TestMerchant.open().code();
        database.run("update merchant set created_at = app_now() - interval '30 days' where code = '" + code + "'");
        return "(select id from merchant where code = '" + code + "')";
    }

    @AfterEach
    void asItWas() {
        database.run("delete from ledger_account where balance = 5 and merchant_id = " + merchant);
        database.run(
                "update ledger_verification set verified_at = app_now(), breaches = 0 where merchant_id = " + merchant);
        letOthersIn();
        look();
    }

    @Test
    void aLedgerThatNobodyLookedAtIsSeenToBeOld() {
        look();

        assertThat(metric("lingka_verify_age_seconds")).isGreaterThanOrEqualTo(MONTH_SECONDS);
    }

    @Test
    void aSoundLedgerIsLookedAtOnceADay() {
        verify();
        String first = verifiedAt(merchant);

        verify();

        assertThat(verifiedAt(merchant)).isNotNull().isEqualTo(first);
        assertThat(breaches()).isZero();
    }

    @Test
    void aBrokenLedgerIsSeenUntilItIsMended() {
        database.run("insert into ledger_account (merchant_id, holder_kind, holder_id, asset, balance) values ("
                + merchant + ", 'card', gen_random_uuid(), 'principal', 5)");
        try (LogCapture log = LogCapture.start()) {
            verify();

            assertThat(log.lines()).anyMatch(line -> line.contains("event=ledger_broken"));
        }
        double broken = metric("lingka_verify_breaches");
        assertThat(breaches()).isPositive();
        assertThat(broken).isGreaterThanOrEqualTo((double) breaches());

        database.run("delete from ledger_account where balance = 5 and merchant_id = " + merchant);
        database.run("update ledger_verification set tried_at = app_now() - interval '1 day', verified_at = app_now()"
                + " - interval '1 day' where merchant_id = " + merchant);
        verify();

        assertThat(metric("lingka_verify_breaches")).isLessThan(broken);
    }

    /** What cannot be verified would else be tried for ever, and nothing else after it. */
    @Test
    void aFailedTryLetsTheOthersGoFirst() {
        database.run("insert into ledger_verification (merchant_id, tried_at) values (" + merchant
                + ", app_now() - interval '10 minutes')");
        String other = aMonthAgo();

        verify();

        assertThat(verifiedAt(other)).isNotNull();
        assertThat(verifiedAt(merchant)).isNull();
    }

    /** As often as it takes: the scheduler of the application under test may have been faster, and must be done too. */
    private void verify() {
        letOthersIn();
        while (database.number(UNDER_WAY) > 0) {
            job.run().await().atMost(PATIENCE);
        }
        keepOthersAway();
        look();
    }

    private void look() {
        job.look().await().atMost(PATIENCE);
    }

    /** The scheduler of the application under test would look at its own time. */
    private void keepOthersAway() {
        database.run("insert into job_lease (name, holder, fencing, lease_until) values ('ledger-verification',"
                + " gen_random_uuid(), 1, clock_timestamp() + interval '5 minutes') on conflict (name) do update"
                + " set fencing = job_lease.fencing + 1, lease_until = excluded.lease_until");
    }

    private void letOthersIn() {
        database.run("update job_lease set lease_until = clock_timestamp() where name = 'ledger-verification'");
    }

    private String verifiedAt(String merchant) {
        return database.column("select verified_at from ledger_verification where merchant_id = " + merchant)
                .get(0);
    }

    private long breaches() {
        return database.number("select breaches from ledger_verification where merchant_id = " + merchant);
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
