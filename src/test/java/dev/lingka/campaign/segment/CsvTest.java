package dev.lingka.campaign.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What staff typed into a tag is text in a spreadsheet, whatever it begins with. */
class CsvTest {

    private static final UUID MEMBER = UUID.fromString("0190a0a0-0000-7000-8000-000000000001");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vip|vip",
                "=1+1|'=1+1",
                "＝1+1|'＝1+1",
                "＠SUM(A1)|'＠SUM(A1)",
                "-2+3|'-2+3",
                "a,b|\"a,b\"",
                "=\"x\"|\"'=\"\"x\"\"\"",
                "1+1|1+1"
            })
    void aCellIsNoFormula(String tag, String cell) {
        FactsView member = new FactsView(
                MEMBER, LocalDate.EPOCH, null, null, "new", List.of("points"), List.of(tag), 0, 0, 0, 0, 0, null);

        assertThat(Csv.of(List.of(member)).lines().skip(1).toList())
                .containsExactly(MEMBER + ",1970-01-01,,,new,points," + cell + ",0,0,0,0,0,");
    }
}
