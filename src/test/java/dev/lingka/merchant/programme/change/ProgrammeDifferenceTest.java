package dev.lingka.merchant.programme.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lingka.merchant.programme.change.ProgrammeChange.Kind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgrammeDifferenceTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    private static final String OFFERS =
            """
            recharge:
              offers:
                - {code: a, name: {zh: 充 100, en: Pay 100}, payFen: 10000, bonusFen: 500}
                - {code: b, name: {zh: 充 200, en: Pay 200}, payFen: 20000, bonusFen: 1500}""";

    @Test
    void saysNothingOfWhatIsTheSame() {
        assertThat(between(OFFERS, OFFERS, Locale.ENGLISH)).isEmpty();
        assertThat(between("till: {a: null}", "till: {}", Locale.ENGLISH)).isEmpty();
    }

    @Test
    void tellsMoneyInYuan() {
        List<ProgrammeChange> changes =
                between(OFFERS, OFFERS.replace("bonusFen: 1500", "bonusFen: 2000"), Locale.ENGLISH);

        assertThat(changes)
                .extracting(ProgrammeChange::path, ProgrammeChange::kind, ProgrammeChange::sentence)
                .containsExactly(tuple(
                        "recharge.offers[b].bonusFen",
                        Kind.CHANGED,
                        "Recharge › offers “Pay 200” › bonus: from ¥15.00 to ¥20.00"));
        assertThat(changes.get(0).before().asLong()).isEqualTo(1_500);
        assertThat(changes.get(0).after().asLong()).isEqualTo(2_000);
    }

    @Test
    void tellsItInChinese() {
        assertThat(sentences(OFFERS, OFFERS.replace("bonusFen: 1500", "bonusFen: 2000"), Locale.CHINESE))
                .containsExactly("充值 › 充值优惠「充 200」 › 赠送：由 ¥15.00 改为 ¥20.00");
    }

    @Test
    void knowsThingsByTheirCodeWhereverTheyStand() {
        String without =
                OFFERS.lines().filter(line -> !line.contains("code: a")).reduce("", (all, line) -> all + line + "\n");

        List<ProgrammeChange> changes = between(OFFERS, without, Locale.ENGLISH);

        assertThat(changes)
                .extracting(ProgrammeChange::path, ProgrammeChange::kind, ProgrammeChange::sentence)
                .containsExactly(tuple(
                        "recharge.offers[a]",
                        Kind.REMOVED,
                        "Recharge › offers: “Pay 100” removed (was pays ¥100.00, bonus ¥5.00)"));
        assertThat(sentences(without, OFFERS, Locale.CHINESE))
                .containsExactly("充值 › 充值优惠：新增「充 100」（实付 ¥100.00、赠送 ¥5.00）");
    }

    @Test
    void tellsAnotherOrder() {
        assertThat(sentences(
                        "tiers: {levels: [{code: a, name: {en: Silver}}, {code: b, name: {en: Gold}}]}",
                        "tiers: {levels: [{code: b, name: {en: Gold}}, {code: a, name: {en: Silver}}]}",
                        Locale.ENGLISH))
                .singleElement()
                .asString()
                .endsWith("levels: order changed from Silver, Gold to Gold, Silver");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "discountBasisPoints: 9500  | discountBasisPoints: 8850 | from 95% to 88.5%",
                "depositPercent: 20         | depositPercent: 30        | from 20% to 30%",
                "graceDays: 1               | graceDays: 30             | from 1 day to 30 days",
                "openHours: 24              | openHours: 1              | from 24 hours to 1 hour",
                "welcomePoints: 100         | welcomePoints: 0          | from 100 points to 0 points",
                "perRole: true              | perRole: false            | from yes to no",
                "perDayFen: {cashier: 100}  | perDayFen: {cashier: 5}   | from ¥1.00 to ¥0.05",
                "limitFen: null             | limitFen: 500             | set to ¥5.00",
                "limitFen: 500              | {}                        | no longer set (was ¥5.00)",
                "days: [monday]             | days: [monday, friday]    | from Monday to Monday, Friday",
                "cap: [1, 2]                | cap: []                   | from 1, 2 to none",
                "name: {zh: 茶, en: Tea}     | name: {zh: 茶, en: Tee}    | English: from Tea to Tee"
            })
    void tellsAValueWithItsUnit(String before, String after, String words) {
        assertThat(sentences("x: {" + bare(before) + "}", "x: {" + bare(after) + "}", Locale.ENGLISH))
                .singleElement()
                .asString()
                .endsWith(words);
    }

    private static String bare(String fields) {
        return fields.equals("{}") ? "" : fields;
    }

    @Test
    void namesWhatNobodyNamedAsItIsWritten() {
        assertThat(sentences("x: {someNewThing: 1}", "x: {someNewThing: 2}", Locale.ENGLISH))
                .containsExactly("x › some new thing: from 1 to 2");
    }

    @Test
    void takesListsWithoutCodesAsAWhole() {
        List<ProgrammeChange> changes = between(
                "x: {steps: [{fromFen: 100, giveFen: 1}]}",
                "x: {steps: [{fromFen: 100, giveFen: 1}, {fromFen: 200, giveFen: 3}]}",
                Locale.ENGLISH);

        assertThat(changes).extracting(ProgrammeChange::path).containsExactly("x.steps");
        assertThat(changes.get(0).sentence())
                .endsWith("from (from ¥1.00, give ¥0.01) to (from ¥1.00, give ¥0.01)," + " (from ¥2.00, give ¥0.03)");
    }

    private static List<String> sentences(String before, String after, Locale locale) {
        return between(before, after, locale).stream()
                .map(ProgrammeChange::sentence)
                .toList();
    }

    private static List<ProgrammeChange> between(String before, String after, Locale locale) {
        return ProgrammeDifference.between(tree(before), tree(after), locale);
    }

    private static JsonNode tree(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
