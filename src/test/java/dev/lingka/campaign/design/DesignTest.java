package dev.lingka.campaign.design;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.lingka.shared.http.StrictJson;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Designs as they are kept, and when their runs begin. */
class DesignTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final DesignText texts = new DesignText(mapper());

    @Test
    void theReadyOnesAreReadAndKeptAsTheyAre() {
        assertThat(new ReadyDesigns().all()).hasSize(10).allSatisfy(ready -> {
            JsonObject text = new JsonObject(ready.design());
            assertThat(texts.write(texts.read(text))).isEqualTo(text);
        });
    }

    /** What a design says goes before, and what nobody says stays unsaid. */
    @Test
    void aCompleteDesignSaysWhatTheProgrammeSays() {
        Design wakeUp = texts.read(ready("welcome").put("limits", new JsonObject().put("budgetFen", 100_000)));

        JsonObject kept = texts.write(wakeUp.complete(new CampaignRules(100_000, 1_000, 500, 14)));

        assertThat(kept.getInteger("effectDays")).isEqualTo(60);
        assertThat(kept.containsKey("marginBasisPoints")).isFalse();
        assertThat(kept.getJsonArray("steps").getJsonObject(0).containsKey("gives"))
                .isFalse();
    }

    /** Above ¥1,000, or above 1,000 members or without a bound, two people start it. */
    @Test
    void aBudgetAndABoundDecideWhetherTwoAreNeeded() {
        CampaignRules rules = new CampaignRules(100_000, 1_000, 1_000, 30);

        assertThat(limited(100_000L, 1_000).needsSecondPerson(rules)).isFalse();
        assertThat(limited(100_001L, 1_000).needsSecondPerson(rules)).isTrue();
        assertThat(limited(100_000L, 1_001).needsSecondPerson(rules)).isTrue();
        assertThat(limited(100_000L, null).needsSecondPerson(rules)).isTrue();
    }

    @Test
    void aCronIsReadInTheMerchantsZone() {
        assertThat(Schedule.next("0 10 1 1,7 *", Instant.parse("2024-01-02T00:00:00Z"), CHINA))
                .contains(Instant.parse("2024-07-01T02:00:00Z"));
        assertThat(Schedule.next("0 10 1 1,7 *", Instant.parse("2024-07-01T02:00:00Z"), CHINA))
                .contains(Instant.parse("2025-01-01T02:00:00Z"));
    }

    /** On 31 March 2024 Berlin's clocks go from two to three: ten is eight o'clock UTC, the day before it was nine. */
    @Test
    void aCronKeepsItsHourWhenClocksArePutForward() {
        assertThat(Schedule.next("0 10 * * *", Instant.parse("2024-03-29T10:00:00Z"), BERLIN))
                .contains(Instant.parse("2024-03-30T09:00:00Z"));
        assertThat(Schedule.next("0 10 * * *", Instant.parse("2024-03-30T10:00:00Z"), BERLIN))
                .contains(Instant.parse("2024-03-31T08:00:00Z"));
    }

    /** Members join day by day until the month's run is over: the next day begins at midnight. */
    @Test
    void aBirthdaysNextDayIsTomorrow() {
        Design birthday = texts.read(ready("birthday"));

        assertThat(Schedule.after(birthday, Instant.parse("2024-02-28T16:30:00Z"), CHINA))
                .contains(Instant.parse("2024-02-29T16:00:00Z"));
    }

    /** Twenty days nobody was there: the first day of them is the one that is meant. Forty: that of 31 days ago. */
    @Test
    void aDayThatNobodyWasThereForIsMeant() {
        Design birthday = texts.read(ready("birthday"));
        Instant now = Instant.parse("2024-03-10T04:00:00Z");

        assertThat(Schedule.meant(birthday, Instant.parse("2024-02-18T16:00:00Z"), now, CHINA))
                .isEqualTo(Instant.parse("2024-02-18T16:00:00Z"));
        assertThat(Schedule.meant(birthday, Instant.parse("2024-01-29T16:00:00Z"), now, CHINA))
                .isEqualTo(Instant.parse("2024-02-08T04:00:00Z"));
        assertThat(Schedule.after(birthday, Instant.parse("2024-02-08T04:00:00Z"), CHINA))
                .contains(Instant.parse("2024-02-08T16:00:00Z"));
    }

    /** Half-yearly runs that nobody was there for are one. */
    @Test
    void ofACronNowIsMeant() {
        Instant now = Instant.parse("2024-03-10T04:00:00Z");

        assertThat(Schedule.meant(texts.read(ready("wake-up")), Instant.parse("2023-07-01T02:00:00Z"), now, CHINA))
                .isEqualTo(now);
    }

    private Design limited(Long budgetFen, Integer perRun) {
        JsonObject limits = new JsonObject().put("budgetFen", budgetFen);
        return texts.read(ready("welcome").put("limits", perRun == null ? limits : limits.put("perRun", perRun)));
    }

    private static JsonObject ready(String code) {
        return new ReadyDesigns()
                .all().stream()
                        .filter(ready -> ready.code().equals(code))
                        .map(ready -> new JsonObject(ready.design()))
                        .findFirst()
                        .orElseThrow()
                        .copy();
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new StrictJson().customize(mapper);
        return mapper;
    }
}
