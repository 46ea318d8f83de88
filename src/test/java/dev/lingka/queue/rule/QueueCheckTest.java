package dev.lingka.queue.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.shared.problem.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the validation says of queues that are right field by field. The rest: {@code programme/broken/queue.yaml}. */
class QueueCheckTest {

    private final QueueSection section = new QueueSection();

    @Test
    void noQueueAndThreeLinesAreRight() {
        assertThat(section.validate(section.defaults(), "queue")).isEmpty();
        assertThat(section.validate(QueueText.read(QueueText.THREE_LINES), "queue"))
                .isEmpty();
    }

    /** Hours of one day are HH:mm-HH:mm, by day; both begin on the days named. */
    @ParameterizedTest
    @CsvSource({
        "monday,  10:00, 14:00, monday,  14:00, 18:00, false",
        "monday,  10:00, 14:00, monday,  13:59, 18:00, true",
        "monday,  18:00, 02:00, tuesday, 01:59, 03:00, true",
        "monday,  18:00, 02:00, tuesday, 02:00, 03:00, false",
        "sunday,  18:00, 02:00, monday,  01:00, 03:00, true",
        "monday,  01:00, 03:00, sunday,  18:00, 02:00, true",
        "sunday,  00:00, 00:00, monday,  00:00, 00:00, false",
        "monday,  12:00, 12:00, tuesday, 11:59, 13:00, true",
    })
    void openingsDoNotOverlapOverTheWeek(
            String day, String from, String to, String otherDay, String otherFrom, String otherTo, boolean overlap) {
        String hours = "hours: [{days: [%s], from: '%s', to: '%s'}, {days: [%s], from: '%s', to: '%s'}]"
                .formatted(day, from, to, otherDay, otherFrom, otherTo);

        List<FieldError> errors = section.validate(QueueText.read(hours), "queue");

        assertThat(errors).extracting(FieldError::field).isEqualTo(overlap ? List.of("queue.hours[1]") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "10:00, 22:00, 10:00, false",
        "10:00, 22:00, 10:01, true",
        "10:00, 22:00, 22:00, true",
        "10:00, 22:00, 22:01, false",
        "18:00, 02:00, 17:59, false",
        "18:00, 02:00, 23:59, true",
        "18:00, 02:00, 01:59, true",
        "10:00, 10:00, 09:00, true",
        "10:00, 10:00, 10:00, true",
    })
    void theLastTicketIsTakenWhileItIsOpen(String from, String to, String last, boolean right) {
        String hours = "hours: [{days: [friday], from: '%s', to: '%s', lastTicket: '%s'}]".formatted(from, to, last);

        List<FieldError> errors = section.validate(QueueText.read(hours), "queue");

        assertThat(errors)
                .extracting(FieldError::field)
                .isEqualTo(right ? List.of() : List.of("queue.hours[0].lastTicket"));
    }

    @Test
    void aStoresOwnHoursAreLookedAtToo() {
        String own = QueueText.THREE_LINES
                + "stores: [{store: a, hours: [{days: [monday], from: '10:00', to: '12:00', lastTicket: '13:00'}]}]";

        assertThat(section.validate(QueueText.read(own), "queue"))
                .singleElement()
                .extracting(FieldError::field, FieldError::code)
                .containsExactly("queue.stores[0].hours[0].lastTicket", "OUT_OF_RANGE");
    }
}
