package dev.lingka.campaign.run;

import dev.lingka.campaign.design.Design;
import dev.lingka.campaign.design.DesignText;
import dev.lingka.campaign.design.Step;
import dev.lingka.campaign.run.RunRepository.DueRun;
import dev.lingka.coupon.CouponRules;
import dev.lingka.coupon.CouponService;
import dev.lingka.coupon.CouponTemplate;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.points.PointsRules;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Goes on with a run, batch by batch, until nothing is due in it, another replica has it, or it had its share: a large
 * campaign keeps no other one waiting.
 */
@ApplicationScoped
class StepRunner {

    /** Batches of one turn: some seconds. */
    private static final int TURN = 25;

    private final ProgrammeService programmes;
    private final CouponService coupons;
    private final MoneyFunctions functions;
    private final DesignText texts;
    private final Clock clock;
    private final int batch;

    StepRunner(
            ProgrammeService programmes,
            CouponService coupons,
            MoneyFunctions functions,
            DesignText texts,
            Clock clock,
            CampaignConfig config) {
        this.programmes = programmes;
        this.coupons = coupons;
        this.functions = functions;
        this.texts = texts;
        this.clock = clock;
        batch = config.batch();
    }

    Uni<Void> run(DueRun run) {
        Design design = texts.read(run.design());
        return programmes.current(run).chain(programme -> batches(run, design, args(run, design, programme), TURN));
    }

    private Uni<Void> batches(DueRun run, Design design, JsonObject args, int left) {
        Operation operation = Operation.ofSystem(run.merchantId(), "campaign:" + run.id());
        return functions
                .call("campaign_step", operation, args.copy().put("pieces", pieces(run, design)))
                .chain(outcome ->
                        left > 1 && outcome.is("STEPPED") && outcome.figures().getBoolean("due")
                                ? batches(run, design, args, left - 1)
                                : Uni.createFrom().voidItem());
    }

    private JsonObject args(DueRun run, Design design, Programme programme) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of(run.timeZone()));
        LocalDate lastDay = programme.section(PointsRules.class).expiry().lastDay(today);
        return new JsonObject()
                .put("runId", run.id().toString())
                .put("limit", batch)
                .put("templates", templates(design, programme.section(CouponRules.class)))
                .put("programmeVersion", programme.version())
                .put("noticeDays", CouponService.noticeDays(programme))
                .put("pointsLastDay", lastDay == null ? null : lastDay.toString());
    }

    /** Those that the programme still has. */
    private JsonObject templates(Design design, CouponRules rules) {
        JsonObject templates = new JsonObject();
        design.steps().stream()
                .map(Step::gives)
                .filter(Objects::nonNull)
                .flatMap(gives -> gives.templates())
                .flatMap(code -> rules.template(code).stream())
                .forEach(template -> templates.put(template.code(), template(template)));
        return templates;
    }

    private JsonObject template(CouponTemplate template) {
        return new JsonObject()
                .put("terms", coupons.terms(template))
                .put("name", template.name().json());
    }

    /** Pieces to come, one for each member of a batch: a piece's code is made here, who gets it is decided there. */
    private JsonArray pieces(DueRun run, Design design) {
        boolean any = design.steps().stream().anyMatch(step -> step.gives() != null);
        JsonArray pieces = new JsonArray();
        IntStream.range(0, any ? batch : 0).forEach(i -> pieces.add(coupons.identity(run)));
        return pieces;
    }
}
