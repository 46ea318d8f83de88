package dev.lingka.dryrun;

import dev.lingka.merchant.MerchantService;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.programme.ProgrammeService.Drafted;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** Takes dry runs in and tells what came of them; {@link DryRunPlayer} plays them. */
@ApplicationScoped
class DryRunService {

    private final ProgrammeService programmes;
    private final MerchantService merchants;
    private final MoneyFunctions functions;
    private final DryRunRepository runs;
    private final DryRunConfig config;
    private final Clock clock;

    DryRunService(
            ProgrammeService programmes,
            MerchantService merchants,
            MoneyFunctions functions,
            DryRunRepository runs,
            DryRunConfig config,
            Clock clock) {
        this.programmes = programmes;
        this.merchants = merchants;
        this.functions = functions;
        this.runs = runs;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Places one.
     *
     * @throws ProblemException INVALID_REQUEST naming the field, NOT_FOUND for a version that is not there,
     *     STORE_NOT_ALLOWED, DRY_RUN_UNDER_WAY, DRY_RUN_TOO_LARGE
     */
    Uni<DryRunView> ask(StaffActor by, int version, AskDryRun wanted) {
        by.requireAllStores();
        return merchants
                .settings(by)
                .map(settings -> ZoneId.of(settings.timeZone()))
                .chain(zone -> programmes.drafted(by, version).chain(drafted -> programmes
                        .current(by)
                        .chain(inForce -> place(by, new Wish(version, drafted, inForce, wanted, zone)))));
    }

    private record Wish(int version, Drafted drafted, Programme inForce, AskDryRun wanted, ZoneId zone) {}

    private Uni<DryRunView> place(StaffActor by, Wish wish) {
        UUID id = Ids.next();
        AskDryRun asked = wish.wanted().complete(LocalDate.ofInstant(clock.instant(), wish.zone()));
        boolean lived = asked.period() != null;
        JsonObject args = new JsonObject()
                .put("id", id.toString())
                .put("version", wish.version())
                .put("revision", wish.drafted().revision())
                .put("inForce", wish.inForce().version())
                .put("asked", runs.written(asked))
                .put("from", lived ? asked.period().from().toString() : null)
                .put("to", lived ? asked.period().to().toString() : null)
                .put("zone", wish.zone().getId())
                .put("members", lived ? null : asked.year().members())
                .put("mostSales", config.mostSales())
                .put("mostMembers", config.mostMembers());
        return functions
                .call("dry_run_place", new Operation(by.actor(), id.toString(), id.toString()), args)
                .map(outcome -> outcome.expect("PLACED", DryRunProblem.class))
                .chain(placed -> found(by, wish.version(), id));
    }

    /** Throws NOT_FOUND. */
    Uni<DryRunView> find(StaffActor by, int version, UUID id) {
        by.requireAllStores();
        return found(by, version, id);
    }

    /** Newest first. */
    Uni<Page<DryRunView>> page(StaffActor by, int version, UUID before, int limit) {
        by.requireAllStores();
        return runs.page(by, version, before, limit + 1)
                .map(read -> Page.of(read, limit, run -> Cursor.of(run.id())).map(DryRunView::withoutResult));
    }

    private Uni<DryRunView> found(InMerchant merchant, int version, UUID id) {
        return runs.find(merchant, version, id)
                .map(found -> found.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }
}
