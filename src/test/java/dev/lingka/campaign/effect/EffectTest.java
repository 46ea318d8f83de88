package dev.lingka.campaign.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.campaign.effect.Effect.Range;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What the hold-out tells, against figures worked out by hand. */
class EffectTest {

    private static final int DAYS = 30;

    /**
     * 900 were told, of whom 90 came back and spent ¥50 each; of 100 who were left alone 4, at ¥50 too.
     *
     * <pre>
     * returns   90/900 − 4/100 = 10 % − 4 % = 6 %
     * range     (Agresti, Caffo) 91/902 − 5/102 = 0.100887 − 0.049020 = 0.051867
     *           error √(0.100887 · 0.899113 / 902 + 0.049020 · 0.950980 / 102) = √0.000557589 = 0.0236133
     *           ± 1.959964 · 0.0236133 = ± 0.0462813: from 0.56 % to 9.81 %
     * spend     ¥4,500 / 900 − ¥200 / 100 = ¥5 − ¥2 = ¥3
     * range     variances 2,252,503 / 900 + 969,697 / 100 = 2,502.8 + 9,697.0 = 12,199.8, root 110.45, · 1.959964 = 216.48
     *           from ¥0.84 to ¥5.16
     * back      6 % of 900 = 54 who would not have come; ¥1,620 for 54 is ¥30 each
     * margin    900 · ¥3 = ¥2,700, 60 % of it ¥1,620, less the cost: nothing; 216.4829 · 900 · 60 % = 116,900.76 fen
     *           more or less: from −¥1,169.01 to ¥1,169.01
     * </pre>
     */
    @Test
    void moreCameBackThanWouldHave() {
        Group told = spent(900, 90, 5_000);
        Group alone = spent(100, 4, 5_000);

        Effect effect = Effect.of(DAYS, told, alone, 162_000, 6_000);

        assertThat(effect.verdict()).isEqualTo("MORE_RETURNED");
        assertThat(effect.returns()).isEqualTo(new Range(600, 56, 981));
        assertThat(effect.spendFen()).isEqualTo(new Range(300, 84, 516));
        assertThat(effect.broughtBack()).isEqualTo(54);
        assertThat(effect.costPerReturnedFen()).isEqualTo(3_000);
        assertThat(effect.marginFen()).isEqualTo(new Range(0, -116_901, 116_901));
        assertThat(effect.told().returnedBasisPoints()).isEqualTo(1_000);
        assertThat(effect.leftAlone().spendFenEach()).isEqualTo(200);
    }

    /** 54/900 − 5/100 = 1 %, and from −4.61 % to 5.04 %: nothing at all is in the range too. 9 came back, at ¥10 each. */
    @Test
    void aSmallDifferenceIsNotSeen() {
        Effect effect = Effect.of(DAYS, spent(900, 54, 1_000), spent(100, 5, 1_000), 9_000, null);

        assertThat(effect.verdict()).isEqualTo("NO_DIFFERENCE_SEEN");
        assertThat(effect.returns()).isEqualTo(new Range(100, -461, 504));
        assertThat(effect.costPerReturnedFen()).isEqualTo(1_000);
        assertThat(effect.marginFen()).isNull();
    }

    /** 20/400 − 20/100 = −15 %, from −23.51 % to −7.22 %: nobody was brought back, so nobody has a cost. */
    @Test
    void aCampaignCanKeepPeopleAway() {
        Effect effect = Effect.of(DAYS, spent(400, 20, 1_000), spent(100, 20, 1_000), 9_000, null);

        assertThat(effect.verdict()).isEqualTo("FEWER_RETURNED");
        assertThat(effect.returns()).isEqualTo(new Range(-1_500, -2_351, -722));
        assertThat(effect.broughtBack()).isNull();
        assertThat(effect.costPerReturnedFen()).isNull();
    }

    /** 29 are too few; so are 40, of whom 94/1,000 · 40 = 3.8 would be expected to come back. */
    @Test
    void fewMembersTellNothing() {
        Effect few = Effect.of(DAYS, spent(900, 400, 1_000), spent(29, 10, 1_000), 9_000, null);
        Effect rare = Effect.of(DAYS, spent(960, 90, 1_000), spent(40, 4, 1_000), 9_000, null);

        assertThat(few.verdict()).isEqualTo("NOT_ENOUGH_MEMBERS");
        assertThat(few.returns()).isNull();
        assertThat(rare.verdict()).isEqualTo("NOT_ENOUGH_MEMBERS");
        assertThat(rare.told().returned()).isEqualTo(90);
    }

    @Test
    void nothingIsToldBeforeTheDaysAreOver() {
        Group waiting = new Group(0, 500, 0, BigDecimal.ZERO, BigDecimal.ZERO);

        Effect effect = Effect.of(DAYS, waiting, Group.NOBODY, 0, null);

        assertThat(effect.verdict()).isEqualTo("TOO_EARLY");
        assertThat(effect.told().waiting()).isEqualTo(500);
        assertThat(effect.told().returnedBasisPoints()).isNull();
    }

    /** Each who came back spent the same. */
    private static Group spent(long members, long returned, long fenEach) {
        BigDecimal each = BigDecimal.valueOf(fenEach);
        BigDecimal count = BigDecimal.valueOf(returned);
        return new Group(members, 0, returned, count.multiply(each), count.multiply(each.pow(2)));
    }
}
