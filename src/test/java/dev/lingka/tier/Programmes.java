package dev.lingka.tier;

/** Programmes that merchants run today, in their own figures. */
final class Programmes {

    /** Plant wholesale: the tier is the month's purchases, ¥5,000 / ¥10,000 / ¥50,000, paid at 95 / 90 / 88 %. */
    static final TierRules NURSERY = TierRulesText.read(
            """
            levels:
              - {code: retail, name: {zh: 零售, en: Retail}}
              - {code: bronze, name: {zh: 铜, en: Bronze}, conditions: {spendFen: 500000}, discountBasisPoints: 9500}
              - {code: silver, name: {zh: 银, en: Silver}, conditions: {spendFen: 1000000}, discountBasisPoints: 9000}
              - {code: gold, name: {zh: 金, en: Gold}, conditions: {spendFen: 5000000}, discountBasisPoints: 8800}
            growth: {perYuanBasisPoints: 100, perRechargeYuanBasisPoints: 0, perVisit: 0, perReferral: 0, perPoint: 0}
            period: {kind: calendar_month, months: 1}
            review: {graceDays: 0, softLanding: true}
            """);

    /** A pet shop: more than money, and few places. */
    static final TierRules PET_SHOP = TierRulesText.read(
            """
            levels:
              - {code: friend, name: {zh: 朋友, en: Friend}}
              - code: family
                name: {zh: 家人, en: Family}
                conditions: {spendFen: 100000, visits: 2, tenureDays: 60, referrals: 1}
                cap: 5
                benefits:
                  - {code: bath, kind: free_item, name: {zh: 洗澡, en: Bath}, perPeriod: 3, period: month}
            growth: {perYuanBasisPoints: 10000, perRechargeYuanBasisPoints: 0, perVisit: 0, perReferral: 50, perPoint: 0}
            period: {kind: rolling_months, months: 12}
            review: {graceDays: 10, softLanding: true}
            """);

    private Programmes() {}
}
