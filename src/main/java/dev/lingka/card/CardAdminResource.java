package dev.lingka.card;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.FINANCE;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemTexts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;

/** Cards, for staff. Nobody acts on their own. */
@Path("/api/v1/staff/cards/{id}")
@RolesAllowed({OWNER, MANAGER})
class CardAdminResource {

    private final CardService cards;
    private final CardDetailService details;
    private final StatementService statements;
    private final CardDesk desk;
    private final ProgrammeService programmes;
    private final CurrentStaff current;
    private final CurrentOperation operation;

    CardAdminResource(
            CardService cards,
            CardDetailService details,
            StatementService statements,
            CardDesk desk,
            ProgrammeService programmes,
            CurrentStaff current,
            CurrentOperation operation) {
        this.cards = cards;
        this.details = details;
        this.statements = statements;
        this.desk = desk;
        this.programmes = programmes;
        this.current = current;
        this.operation = operation;
    }

    @GET
    @RolesAllowed({OWNER, MANAGER, CASHIER, FINANCE})
    public Uni<CardDetail> show(@PathParam("id") UUID id) {
        return details.find(current.staff(), id);
    }

    @GET
    @Path("entries")
    @RolesAllowed({OWNER, MANAGER, CASHIER, FINANCE})
    public Uni<Page<StatementLine>> entries(
            @PathParam("id") UUID id,
            @QueryParam("month") String month,
            @QueryParam("kind") @Pattern(regexp = "[a-z_]{1,40}") String kind,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @Context HttpHeaders headers) {
        StaffActor staff = current.staff();
        StatementService.Period period = StatementService.Period.of(month, kind);
        StatementService.Position at =
                new StatementService.Position(cursor, limit, ProblemTexts.choose(headers.getAcceptableLanguages()));
        return details.find(staff, id).chain(card -> statements.page(staff, card.id(), period, at));
    }

    /** For a holder who lost it and stands here or calls; anybody at the counter may stop a card. */
    @POST
    @Path("loss")
    @MovesValue
    @RolesAllowed({OWNER, MANAGER, CASHIER})
    public Uni<CardDetail> loss(@PathParam("id") UUID id, @Valid @NotNull Reason why) {
        return change(id, CardChange.LOSS, why);
    }

    @POST
    @Path("freeze")
    @MovesValue
    @RolesAllowed({OWNER, MANAGER, CASHIER})
    public Uni<CardDetail> freeze(@PathParam("id") UUID id, @Valid @NotNull Reason why) {
        return change(id, CardChange.FREEZE, why);
    }

    @POST
    @Path("unfreeze")
    @MovesValue
    public Uni<CardDetail> unfreeze(@PathParam("id") UUID id, @Valid @NotNull Reason why) {
        return change(id, CardChange.UNFREEZE, why);
    }

    /** Only an empty one; closing with a refund is a recharge matter. */
    @POST
    @Path("closing")
    @MovesValue
    public Uni<CardDetail> close(@PathParam("id") UUID id, @Valid @NotNull Reason why) {
        return change(id, CardChange.CLOSE, why);
    }

    /**
     * A new number; a lost card becomes active again. Where the kind asks a fee for it, it is waived here, or taken at
     * {@code /counter-reissues}.
     */
    @POST
    @Path("reissue")
    @MovesValue
    public Uni<CardDetail> reissue(@PathParam("id") UUID id, @Valid @NotNull Reissue wanted) {
        StaffActor staff = current.staff();
        return desk.requireNotOwn(staff, id)
                .chain(card -> programmes
                        .current(staff)
                        .map(programme -> programme.section(CardRules.class).replacingFen(card.kind())))
                .chain(feeFen -> cards.reissue(operation.by(staff.actor()), id, wanted, feeFen))
                .chain(card -> details.detail(staff, card));
    }

    private Uni<CardDetail> change(UUID id, CardChange change, Reason why) {
        StaffActor staff = current.staff();
        return desk.requireNotOwn(staff, id)
                .chain(() -> cards.change(operation.by(staff.actor()), id, change, why.reason()))
                .chain(() -> cards.find(staff, id))
                .chain(card -> details.detail(staff, card));
    }
}
