package dev.lingka.story;

import static dev.lingka.story.PresetStory.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The ready campaign for birthdays, seven days before: its coupon is good in the month of birth, though the template says
 * 30 days.
 *
 * <pre>
 * born   given       good
 * 02-29  2024-02-22  from then to the end of February, which is the 29th
 *        2025-02-21  from then to the 28th
 * 04-04  2024-03-28  from the first moment of April to the end of it
 * 05-31  2024-05-24  from then to the 31st
 * 07-01  2024-06-24  from the first moment of July to the end of it
 * </pre>
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class BirthMonthStoryTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final StoryCalendar calendar;
    private PresetStory story;
    private Diary diary;

    BirthMonthStoryTest(StoryCalendar calendar) {
        this.calendar = calendar;
    }

    @BeforeEach
    void open() {
        story = PresetStory.open(calendar, "tea-restaurant", "2024-02-20");
        diary = new Diary(calendar, story);
        ObjectNode document = InForce.document(story.shop().owner());
        document.remove("rewards");
        InForce.put(story.shop().owner(), story.manager(), document);
        diary.begin("birthday");
    }

    @AfterEach
    void present() {
        calendar.giveBack();
    }

    @Test
    void theGiftIsGoodInTheMonthOfBirth() {
        Phone leap = diary.member("闰日", "1992-02-29");
        Phone april = diary.member("四月", "1990-04-04");
        Phone last = diary.member("月底", "1990-05-31");
        Phone first = diary.member("月初", "1990-07-01");
        diary.pass("2024-02-22", "2024-03-28");
        assertThat(story.pocket(april))
                .singleElement()
                .satisfies(coupon -> assertThat(coupon.path("state").asText()).isEqualTo("upcoming"));
        diary.on("2024-04-04", () -> {
            var tray = List.of(line("dinner", 1, 6_000));
            story.buyWith(april, tray, story.with(april, "birthday-20"), 4_000);
        });
        diary.pass("2024-05-24", "2024-06-24");
        assertThat(gifts(leap)).containsExactly("2024-02-22 from then until 2024-03-01T00:00");
        assertThat(gifts(april)).containsExactly("2024-03-28 from 2024-04-01T00:00 until 2024-05-01T00:00");
        assertThat(gifts(last)).containsExactly("2024-05-24 from then until 2024-06-01T00:00");
        assertThat(gifts(first)).containsExactly("2024-06-24 from 2024-07-01T00:00 until 2024-08-01T00:00");

        diary.pass("2025-02-21");

        assertThat(gifts(leap))
                .containsExactlyInAnyOrder(
                        "2024-02-22 from then until 2024-03-01T00:00", "2025-02-21 from then until 2025-03-01T00:00");
        assertThat(Messages.inbox(april).findValuesAsText("kind")).contains("campaign");
    }

    /** The coupons of a member: the day of the grant, and from when until when each is good. */
    private List<String> gifts(Phone phone) {
        story.settle();
        return Stream.of("usable", "used", "expired")
                .map(state -> phone.app()
                        .get(PresetStory.MEMBER + "coupons?state=" + state)
                        .expect(200)
                        .at("/items"))
                .flatMap(items -> StreamSupport.stream(items.spliterator(), false))
                .map(BirthMonthStoryTest::gift)
                .toList();
    }

    private static String gift(JsonNode coupon) {
        LocalDateTime given = moment(coupon, "grantedAt");
        LocalDateTime from = moment(coupon, "validFrom");
        return given.toLocalDate() + " from " + (from.equals(given) ? "then" : from) + " until "
                + moment(coupon, "validUntil");
    }

    private static LocalDateTime moment(JsonNode node, String field) {
        return LocalDateTime.ofInstant(Instant.parse(node.path(field).asText()), CHINA);
    }
}
