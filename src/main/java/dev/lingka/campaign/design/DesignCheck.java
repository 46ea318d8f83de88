package dev.lingka.campaign.design;

import dev.lingka.coupon.CouponRules;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.notification.message.Media;
import dev.lingka.shared.problem.FieldError;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What one field of a design alone cannot say. */
public final class DesignCheck {

    private static final Pattern BRACES = Pattern.compile("[{}]");
    private static final String COUPON = "{coupon}";

    private final Design design;
    private final CouponRules coupons;
    private final List<FieldError> errors = new ArrayList<>();

    private DesignCheck(Design design, CouponRules coupons) {
        this.design = design;
        this.coupons = coupons;
    }

    /** Empty for a design that can be done under these templates. */
    public static List<FieldError> of(Design design, CouponRules coupons) {
        DesignCheck check = new DesignCheck(design, coupons);
        check.audience();
        check.timing();
        check.steps();
        check.limits();
        return check.errors;
    }

    private void audience() {
        if (design.audience().said() != 1) {
            wrong(
                    "audience",
                    "exactly one of segment, stages, members, entering, event, birthday, anniversary",
                    "人群只能用一种方式指定");
        }
        if (design.audience().where() != null) {
            where(design.audience());
        }
    }

    private void where(Audience audience) {
        if (audience.event() == null) {
            wrong("audience.where", "only beside an event", "只能与 event 一起使用");
            return;
        }
        EventFigures figures = EventFigures.of(audience.event());
        audience.where().forEach((name, filter) -> where("audience.where." + name, name, filter, figures));
    }

    private void where(String at, String name, Filter filter, EventFigures figures) {
        if (!figures.isKnown(name)) {
            errors.add(new FieldError(
                    at,
                    "UNKNOWN",
                    "the event does not tell " + name + ", but: " + figures.names(),
                    "该事件没有 " + name + "，可用：" + figures.names()));
        } else if (figures.words().contains(name) && !filter.fitsWords()) {
            wrong(at, "oneOf alone: it is a word", "该字段是文字，只能用 oneOf");
        } else if (figures.numbers().contains(name) && !filter.fitsNumbers()) {
            wrong(at, "atLeast, below or both: it is a number", "该字段是数字，只能用 atLeast 和 below");
        } else if (!filter.hasRoom()) {
            wrong(at + ".below", "more than atLeast", "必须大于 atLeast");
        }
    }

    private void timing() {
        Timing when = design.when();
        if (when == null) {
            return;
        }
        boolean ownTime = design.audience().joinsByEvents() || design.audience().joinsDaily();
        if (when.at() != null && (when.cron() != null || ownTime)) {
            wrong("when.at", "not beside a cron, nor where members join by themselves", "不能与 cron 或逐个加入的人群同时使用");
        }
        if (when.cron() != null && (ownTime || !isCron(when.cron()))) {
            wrong(
                    "when.cron",
                    "minute, hour, day, month and weekday, where members do not join by themselves",
                    "应为 分 时 日 月 周，且人群不是逐个加入的");
        }
        if (when.window() != null && !when.window().isOpenSometime()) {
            wrong("when.window.to", "after from", "必须晚于 from");
        }
    }

    private static boolean isCron(String cron) {
        try {
            return Schedule.next(cron, Instant.EPOCH, ZoneOffset.UTC).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void steps() {
        Set<String> codes = new HashSet<>();
        int after = 0;
        for (int i = 0; i < design.steps().size(); i++) {
            Step step = design.steps().get(i);
            String at = "steps[" + i + "]";
            if (!codes.add(step.code())) {
                errors.add(new FieldError(at + ".code", "DUPLICATE", "each step has a code of its own"));
            }
            if (step.afterDays() < after) {
                wrong(at + ".afterDays", "not before the step before it", "不能早于上一步");
            }
            after = step.afterDays();
            step(step, at);
        }
    }

    private void step(Step step, String at) {
        if (step.gives() == null && step.says() == null && step.asks() == null) {
            wrong(at, "gives or says something, or asks staff", "必须有赠送、消息或员工任务");
        }
        if (step.gives() != null) {
            gives(step, at);
        } else if (step.costFen() != null) {
            wrong(at + ".costFen", "only where something is given", "没有赠送就没有成本");
        }
        if (step.asks() != null) {
            words(step.asks().words(), at + ".asks.words", false);
        }
        if (step.says() != null) {
            says(step.says(), at + ".says", step.gives() != null && step.gives().givesCoupons());
        }
    }

    private void gives(Step step, String at) {
        if (step.gives().givesNothing()) {
            wrong(at + ".gives", "a coupon, favourites or points", "必须是券、按喜好选券或积分");
        }
        if (step.costFen() == null) {
            wrong(at + ".costFen", "what the gift costs for one member, 0 for nothing", "请填写每位会员的成本，没有则填 0");
        }
        if (step.gives().goodIn() != null
                && (design.audience().birthday() == null || !step.gives().givesCoupons())) {
            wrong(at + ".gives.goodIn", "only for a coupon, where the audience is birthday", "仅用于生日人群的赠券");
        }
        step.gives()
                .templates()
                .filter(code -> coupons.template(code).isEmpty())
                .forEach(code -> errors.add(new FieldError(
                        at + ".gives", "UNKNOWN", "the programme has no template " + code, "方案里没有券模板 " + code)));
    }

    private void says(Say says, String at, boolean withCoupon) {
        words(says.title(), at + ".title", withCoupon);
        words(says.text(), at + ".text", withCoupon);
        if (says.title().zh().length() > Say.TITLE || says.title().en().length() > Say.TITLE) {
            wrong(at + ".title", "at most 40 characters", "最多 40 个字");
        }
        boolean bySms = says.channels() != null && says.channels().contains("sms");
        if (bySms != (says.sms() != null)) {
            wrong(at + ".sms", "where sms is a channel, and only there", "使用短信渠道时填写，否则不填");
        } else if (bySms && says.sms().params() != null) {
            says.sms().params().forEach((name, words) -> words(words, at + ".sms.params." + name, withCoupon));
        }
        if (says.channels() != null
                && new HashSet<>(says.channels()).size() < says.channels().size()) {
            errors.add(new FieldError(at + ".channels", "DUPLICATE", "each channel once"));
        }
        for (int i = 0; i < says.shown().size(); i++) {
            medium(says.shown().get(i), at + ".media[" + i + "]", says.goesByWechat());
        }
    }

    /** The inbox and mail show what a url leads to; WeChat has its own id of what was sent to it before. */
    private void medium(Media medium, String at, boolean byWechat) {
        if (medium.url() == null && medium.mediaId() == null) {
            wrong(at, "a url, a mediaId or both", "必须有 url 或 mediaId");
        }
        if (medium.mediaId() != null && !byWechat) {
            wrong(at + ".mediaId", "only where mass or service is a channel", "仅在使用 mass 或 service 渠道时填写");
        }
    }

    private void words(LocalizedText words, String at, boolean withCoupon) {
        words(words.zh() + words.en(), at, withCoupon);
    }

    /** No placeholder but that of a coupon that is given: who somebody is stands in no message. */
    private void words(String words, String at, boolean withCoupon) {
        String rest = withCoupon ? words.replace(COUPON, "") : words;
        if (BRACES.matcher(rest).find()) {
            wrong(at, "no placeholder but {coupon}, where the step gives one", "只能使用 {coupon}，且该步骤赠送了券");
        }
    }

    private void limits() {
        Limits limits = design.limits();
        if (limits != null && limits.perMemberDays() != null && limits.perMember() == null) {
            wrong("limits.perMemberDays", "only with perMember", "必须与 perMember 一起使用");
        }
        if (design.costFenOfMember() > 0 && (limits == null || limits.budgetFen() == null)) {
            wrong("limits.budgetFen", "what a run may cost, where gifts cost something", "有成本的活动必须填写预算");
        }
    }

    private void wrong(String field, String english, String chinese) {
        errors.add(new FieldError(field, "INVALID", english, chinese));
    }
}
