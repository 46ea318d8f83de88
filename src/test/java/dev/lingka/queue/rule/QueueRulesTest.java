package dev.lingka.queue.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.tier.Benefit;
import dev.lingka.tier.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueRulesTest {

    private static final LocalizedText NAME = new LocalizedText("名", "Name");
    private final QueueRules rules = QueueText.read(QueueText.THREE_LINES);

    @ParameterizedTest
    @CsvSource({"1,small", "2,small", "3,middle", "4,middle", "5,none", "6,large", "99,large"})
    void aPartyStandsInTheLineForItsSize(int size, String line) {
        assertThat(rules.at("anywhere").forParty(size).map(QueueLine::code).orElse("none"))
                .isEqualTo(line);
    }

    @Test
    void aLineByServiceIsForNobodysSize() {
        QueueRules service = QueueText.read("lines: [{code: counter, name: {zh: 柜台, en: Counter}, prefix: K}]");

        assertThat(service.at("anywhere").forParty(1)).isEmpty();
        assertThat(service.at("anywhere").line("counter")).isPresent();
    }

    @Test
    void aStoreMayHaveOtherLinesAndHours() {
        QueueRules differing = QueueText.read(
                QueueText.THREE_LINES
                        + """
                stores:
                  - {store: riverside, lines: [large, small]}
                  - {store: kiosk, lines: []}
                  - {store: early, hours: [{days: [monday], from: "05:00", to: "06:00"}]}
                """);

        assertThat(differing.at("riverside").lines())
                .extracting(QueueLine::code)
                .containsExactly("small", "large");
        assertThat(differing.at("riverside").hours()).hasSize(2);
        assertThat(differing.at("kiosk").isEmpty()).isTrue();
        assertThat(differing.at("early").lines()).hasSize(3);
        assertThat(differing.at("early").hours()).hasSize(1);
        assertThat(differing.at("other").isEmpty()).isFalse();
        assertThat(QueueRules.NONE.at("other").isEmpty()).isTrue();
    }

    @Test
    void whatALineDoesNotSayIsUsual() {
        QueueDay open = new QueueDay(
                LocalDate.parse("2026-11-23"),
                true,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.parse("2026-11-23T15:00:00Z"));

        assertThat(terms("small", open))
                .isEqualTo(new LineTerms(open.businessDay(), open.closesAt(), "A", List.of(3), 5, 3, 2, null, 0));
        assertThat(terms("middle", open))
                .isEqualTo(new LineTerms(open.businessDay(), open.closesAt(), "B", List.of(5, 2), 8, 2, 1, 60, 0));
    }

    /** The next opening's end is not this one's. */
    @Test
    void aClosedLineHasNoEnd() {
        QueueDay closed = new QueueDay(
                LocalDate.parse("2026-11-23"),
                false,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.parse("2026-11-23T15:00:00Z"));

        assertThat(terms("small", closed).closesAt()).isNull();
    }

    @Test
    void aLevelGoesBeforeOthersAsLongAsItGivesThat() {
        QueueRules first = QueueText.read("priority: {levels: [{level: gold, over: 2}], overtakenAtMost: 3}");
        Benefit priority = new Benefit("first", Benefit.Kind.QUEUE_PRIORITY, NAME, null, null, null);

        assertThat(first.over(standing("gold", List.of(priority)))).isEqualTo(2);
        assertThat(first.over(standing("gold", List.of()))).isZero();
        assertThat(first.over(standing("silver", List.of(priority)))).isZero();
        assertThat(first.overtakenAtMost()).isEqualTo(3);
        assertThat(rules.over(standing("gold", List.of(priority)))).isZero();
        assertThat(rules.overtakenAtMost()).isZero();
    }

    private LineTerms terms(String line, QueueDay day) {
        return rules.terms(rules.at("anywhere").line(line).orElseThrow(), day);
    }

    private static Standing standing(String level, List<Benefit> benefits) {
        return new Standing(level, NAME, 10_000, 10_000, null, null, benefits);
    }
}
