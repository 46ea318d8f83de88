package dev.lingka.reward.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.lingka.shared.http.StrictJson;
import dev.lingka.shared.problem.FieldError;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the supermarket's rules give, and which rules are refused. */
class GrantRulesTest {

    private static final UUID STORE = UUID.randomUUID();
    /** A Tuesday. */
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    /** Vouchers of the member day: ¥68 gives the one of ¥5, ¥128 of ¥10, ¥198 of ¥20, ¥258 of ¥30, and never more. */
    private static final String VOUCHERS =
            """
            grants:
              - code: member-day
                on: sale
                conditions: {weekdays: [tuesday]}
                steps:
                  - {fromFen: 6800, coupon: v5}
                  - {fromFen: 12800, coupon: v10}
                  - {fromFen: 19800, coupon: v20}
                  - {fromFen: 25800, coupon: v30}
              - {code: fruit, on: sale, points: 20, conditions: {productClasses: [fruit, nuts], minimumFen: 3000}}
              - {code: first, on: sale, coupon: welcome, conditions: {firstSale: true}}
              - {code: gold, on: tier_up, coupon: cake, points: 100, conditions: {tiers: [gold]}}
            """;

    private final GrantRules rules = read(VOUCHERS);

    @ParameterizedTest
    @CsvSource({
        "6799, ",
        "6800, v5",
        "12799, v5",
        "12800, v10",
        "19799, v10",
        "19800, v20",
        "25799, v20",
        "25800, v30",
        "100000, v30"
    })
    void theHighestStepThatIsReachedCounts(long paidFen, String coupon) {
        List<Gift> gifts = rules.gifts(sale(paidFen, TUESDAY, false, Map.of()));

        assertThat(gifts).extracting(Gift::coupon).isEqualTo(coupon == null ? List.of() : List.of(coupon));
    }

    @Test
    void theMemberDayIsTuesdayAlone() {
        assertThat(rules.gifts(sale(30_000, TUESDAY.plusDays(1), false, Map.of())))
                .isEmpty();
    }

    @Test
    void theMinimumIsOfTheGoodsThatItNames() {
        Map<String, Long> short1Fen = Map.of("fruit", 1_999L, "nuts", 1_000L, "meat", 9_000L);
        Map<String, Long> enough = Map.of("fruit", 2_000L, "nuts", 1_000L);

        assertThat(rules.gifts(sale(11_999, TUESDAY.plusDays(1), false, short1Fen)))
                .isEmpty();
        assertThat(rules.gifts(sale(3_000, TUESDAY.plusDays(1), false, enough)))
                .extracting(Gift::points)
                .containsExactly(20L);
    }

    @Test
    void eachRuleCountsByItself() {
        List<Gift> gifts = rules.gifts(sale(12_800, TUESDAY, true, Map.of("fruit", 3_000L)));

        assertThat(gifts).extracting(gift -> gift.rule().code()).containsExactly("member-day", "fruit", "first");
    }

    @Test
    void aLevelCountsWhenItIsTheOneThatWasReached() {
        assertThat(rules.gifts(levelUp("silver"))).isEmpty();
        assertThat(rules.gifts(levelUp("gold")))
                .extracting(Gift::coupon, Gift::points)
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"DAY, 2026-11-24", "WEEK, 2026-11-23", "MONTH, 2026-11-01", "YEAR, 2026-01-01", "EVER, -infinity"})
    void aLimitCountsFromTheFirstDayOfItsPeriod(GrantLimit.Per per, String first) {
        assertThat(new GrantLimit(1, per).starts(TUESDAY)).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{code: fruit, on: sale, points: 1}, {code: fruit, on: sale, points: 1} | grants[1].code | DUPLICATE",
                "{code: a, on: sale} | grants[0].coupon | REQUIRED",
                "{code: a, on: sale, coupon: x, steps: [{fromFen: 1, coupon: y}]} | grants[0].coupon | INVALID",
                "{code: a, on: birthday, coupon: x, conditions: {minimumFen: 1}} | grants[0].conditions.minimumFen | INVALID",
                "{code: a, on: birthday, steps: [{fromFen: 1, coupon: y}]} | grants[0].steps | INVALID",
                "{code: a, on: recharge, coupon: x, conditions: {firstSale: true}} | grants[0].conditions.firstSale | INVALID",
                "{code: a, on: recharge, coupon: x, conditions: {productClasses: [a]}} "
                        + "| grants[0].conditions.productClasses | INVALID",
                "{code: a, on: sale, coupon: x, conditions: {weekdays: [monday, monday]}} "
                        + "| grants[0].conditions.weekdays | DUPLICATE",
                "{code: a, on: sale, coupon: x, conditions: {tiers: [gold, gold]}} | grants[0].conditions.tiers | DUPLICATE",
                "{code: a, on: tier_up, coupon: x, conditions: {stores: [00000000-0000-0000-0000-000000000001]}} "
                        + "| grants[0].conditions.stores | INVALID",
                "{code: a, on: sale, steps: [{fromFen: 9, coupon: x}, {fromFen: 9, coupon: y}]} "
                        + "| grants[0].steps[1].fromFen | OUT_OF_RANGE",
                "{code: a, on: sale, conditions: {minimumFen: 9}, steps: [{fromFen: 1, coupon: x}, {fromFen: 8, coupon: y}]} "
                        + "| grants[0].steps[0].fromFen | UNREACHABLE"
            })
    void aRuleThatCannotBeIsNamed(String grants, String field, String code) {
        List<FieldError> flaws = new GrantSection().validate(read("grants: [" + grants + "]"), "rewards");

        assertThat(flaws)
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple("rewards." + field, code));
    }

    @Test
    void nothingIsWrongWithTheSupermarket() {
        assertThat(new GrantSection().validate(rules, "rewards")).isEmpty();
    }

    private static Happening sale(long paidFen, LocalDate day, boolean first, Map<String, Long> classes) {
        return new Happening(
                Occasion.SALE,
                UUID.randomUUID(),
                "sale",
                STORE,
                day,
                paidFen,
                List.of("standard"),
                "member",
                first,
                classes);
    }

    private static Happening levelUp(String tier) {
        return new Happening(
                Occasion.TIER_UP, UUID.randomUUID(), "7", null, TUESDAY, 0, List.of(), tier, false, Map.of());
    }

    private static GrantRules read(String yaml) {
        ObjectMapper mapper = new ObjectMapper(new YAMLFactory());
        new StrictJson().customize(mapper);
        try {
            return mapper.readValue(yaml, GrantRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
