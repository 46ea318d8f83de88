package dev.lingka.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.merchant.programme.Weekday;
import dev.lingka.shared.problem.FieldError;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Broken templates are refused with the path and what would be right. */
class CouponSectionTest {

    private static final CouponValue NO_VALUE = new CouponValue(null, null, null, null, null, null);

    private final CouponSection section = new CouponSection();

    private List<String> fields(CouponTemplate... templates) {
        CouponRules none = section.defaults();
        CouponRules rules = new CouponRules(
                none.noticeDays(),
                none.badCodesPerWindow(),
                none.badCodeWindowMinutes(),
                none.offerDays(),
                none.approvalAbovePieces(),
                List.of(templates));
        return section.validate(rules, "coupons").stream()
                .peek(error -> assertThat(error.message()).isNotBlank())
                .map(FieldError::field)
                .toList();
    }

    private static CouponTemplate template(CouponKind kind, CouponValue value) {
        return Templates.of(kind, value, null);
    }

    private static CouponTemplate during(CouponValidity validity, CouponConditions conditions) {
        return Templates.of(CouponKind.CASH, Templates.fen(500), conditions, validity);
    }

    @Test
    void goodTemplatesPass() {
        assertThat(fields(Templates.cash(500, Templates.minimum(6_800)))).isEmpty();
        assertThat(fields(template(CouponKind.PERCENT, Templates.percent(8_800, 3_000L))))
                .isEmpty();
        assertThat(fields(template(CouponKind.GIFT, NO_VALUE))).isEmpty();
        assertThat(fields(template(CouponKind.EXCHANGE, Templates.thing(null, null, "T-1"))))
                .isEmpty();
        assertThat(fields(template(CouponKind.ADD_ON, Templates.thing(null, 100L, "W-1"))))
                .isEmpty();
        assertThat(fields(template(CouponKind.DELIVERY, Templates.thing(600L, null, "D-1"))))
                .isEmpty();
    }

    @Test
    void eachKindHasItsOwnValue() {
        assertThat(fields(template(CouponKind.CASH, NO_VALUE))).containsExactly("coupons.templates[0].value.fen");
        assertThat(fields(template(CouponKind.PERCENT, NO_VALUE)))
                .containsExactly("coupons.templates[0].value.payBasisPoints");
        assertThat(fields(template(CouponKind.EXCHANGE, NO_VALUE))).containsExactly("coupons.templates[0].value.skus");
        assertThat(fields(template(CouponKind.DELIVERY, NO_VALUE))).containsExactly("coupons.templates[0].value.skus");
        assertThat(fields(template(CouponKind.ADD_ON, NO_VALUE)))
                .containsExactly("coupons.templates[0].value.payFen", "coupons.templates[0].value.skus");
    }

    @Test
    void noKindHasAnothersValue() {
        CouponValue all = new CouponValue(500L, 9_000, 300L, 100L, List.of("T-1"), 50L);

        assertThat(fields(template(CouponKind.CASH, all)))
                .containsExactly(
                        "coupons.templates[0].value.payBasisPoints",
                        "coupons.templates[0].value.payFen",
                        "coupons.templates[0].value.capFen",
                        "coupons.templates[0].value.skus",
                        "coupons.templates[0].value.costFen");
        assertThat(fields(template(CouponKind.GIFT, all)))
                .containsExactly(
                        "coupons.templates[0].value.fen",
                        "coupons.templates[0].value.payBasisPoints",
                        "coupons.templates[0].value.payFen");
    }

    @Test
    void codesAreTheirOwn() {
        assertThat(fields(Templates.cash(500, null), Templates.cash(600, null)))
                .containsExactly("coupons.templates[1].code");
    }

    @Test
    void aValidityIsOneOfThree() {
        Instant now = Instant.EPOCH;
        CouponValidity.NextMemberDay tuesday = new CouponValidity.NextMemberDay(Weekday.TUESDAY);

        assertThat(fields(during(new CouponValidity(null, null, null), null)))
                .containsExactly("coupons.templates[0].validity");
        assertThat(fields(during(new CouponValidity(null, new CouponValidity.Rolling(3), tuesday), null)))
                .containsExactly("coupons.templates[0].validity");
        assertThat(fields(during(new CouponValidity(new CouponValidity.Fixed(now, now), null, null), null)))
                .containsExactly("coupons.templates[0].validity.fixed.until");
        assertThat(fields(during(
                        new CouponValidity(null, null, tuesday), Templates.times(List.of(Weekday.SATURDAY), null))))
                .containsExactly("coupons.templates[0].conditions.weekdays");
    }

    @Test
    void conditionsDoNotContradictThemselves() {
        UUID store = UUID.randomUUID();
        List<CouponHours> hours = List.of(
                new CouponHours("11:00", "14:00"),
                new CouponHours("13:00", "15:00"),
                new CouponHours("22:00", "02:00"));

        assertThat(fields(Templates.cash(500, Templates.minimum(300))))
                .containsExactly("coupons.templates[0].conditions.minimumFen");
        assertThat(fields(Templates.cash(500, Templates.stores(store, store))))
                .containsExactly("coupons.templates[0].conditions.stores[1]");
        assertThat(fields(Templates.cash(500, Templates.times(Arrays.asList(Weekday.MONDAY, Weekday.MONDAY), hours))))
                .containsExactly(
                        "coupons.templates[0].conditions.weekdays[1]",
                        "coupons.templates[0].conditions.hours[1]",
                        "coupons.templates[0].conditions.hours[2].until");
    }

    @Test
    void limitsFitEachOther() {
        CouponTemplate cash = Templates.cash(500, null);

        assertThat(fields(Templates.limited(cash, 100L, 101L, 200L)))
                .containsExactly("coupons.templates[0].perMember", "coupons.templates[0].perDay");
        assertThat(fields(Templates.claimable(cash, null))).containsExactly("coupons.templates[0].perMember");
        assertThat(fields(Templates.claimable(cash, 1L))).isEmpty();
    }
}
