package dev.lingka.story;

import java.util.List;

/** The story and all errands, in two merchants of one world: each operation is asked at least once. */
record Everything(Story story, Premises shop) {

    /**
     * Plays it all.
     *
     * @param failures gets what was not answered as it must be
     */
    static Everything play(World world, Rows rows, List<String> failures) {
        Story story = new Story(world, line -> {});
        Chapters.play(failures, story::play);
        Premises shop = Premises.open(world);
        new DeskErrands(shop).run(failures);
        new CardErrands(shop).run(failures);
        new ProgrammeErrands(shop).run(failures);
        new MoneyErrands(shop, rows).run(failures);
        new TierErrands(shop).run(failures);
        new PointsErrands(shop).run(failures);
        new RewardErrands(shop).run(failures);
        Chapters.play(failures, new MeasureErrands(shop)::run);
        Chapters.play(failures, new EligibilityErrands(shop)::run);
        Chapters.play(failures, new VisitErrands(shop)::run);
        new CardFeeErrands(shop).run(failures);
        new CouponErrands(shop).run(failures);
        new ShopErrands(shop).run(failures);
        new PricingErrands(shop).run(failures);
        new DryRunErrands(shop).run(failures);
        new QueueErrands(shop).run(failures);
        Chapters.play(failures, new MessageErrands(shop, rows)::run);
        Chapters.play(failures, new WechatErrands(shop)::run);
        return new Everything(story, shop);
    }
}
