package dev.lingka.recharge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How recharges are worked on; what members may buy stands in the programme. */
@ConfigMapping(prefix = "lingka.recharge")
public interface RechargeConfig {

    /** What the payer sees in WeChat, at most 127 characters. */
    @WithDefault("会员卡储值")
    String description();

    /** The same for what a card costs. */
    @WithDefault("会员卡费")
    String feeDescription();

    /** How long a prepay id is used again; WeChat keeps it for two hours. */
    @WithDefault("PT110M")
    Duration prepayLife();

    /** When WeChat is asked about an open order or refund, counted from its beginning; then each last interval. */
    @WithDefault("PT30S,PT1M,PT5M,PT30M,PT2H,PT24H")
    List<Duration> checkAfter();

    /** Orders and refunds claimed at once by the reconciler. */
    @WithDefault("16")
    int checkBatch();

    /** Batches of one run, so that a run ends. */
    @WithDefault("20")
    int checkRounds();

    /** How long a claim lasts: longer than WeChat's time-out for each of a batch, twice. */
    @WithDefault("PT5M")
    Duration checkLease();

    /** Days back that the daily comparison looks for bills that were not fetched. */
    @WithDefault("7")
    int billDays();

    /** When WeChat has the bill of the day before, in its own zone. */
    @WithDefault("10:30")
    String billAfter();

    /** Lines of a bill that are compared in one commit. */
    @WithDefault("500")
    int billBatch();
}
