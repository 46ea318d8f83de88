package dev.lingka.card;

import dev.lingka.ledger.HotBalances;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.CurrentActor;
import dev.lingka.shared.http.CurrentOperation;
import dev.lingka.shared.http.MovesValue;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemTexts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.UUID;

/** The holder's own card. Every path takes the card from the token; {@code cardId} only chooses among one's own. */
@Path("/api/v1/member/card")
@RolesAllowed({"member", "guest"})
class CardResource {

    private static final String BY_HOLDER = "by its holder";

    private final CardService cards;
    private final StatementService statements;
    private final HotBalances balances;
    private final ProgrammeService programmes;
    private final CurrentActor current;
    private final CurrentOperation operation;

    CardResource(
            CardService cards,
            StatementService statements,
            HotBalances balances,
            ProgrammeService programmes,
            CurrentActor current,
            CurrentOperation operation) {
        this.cards = cards;
        this.statements = statements;
        this.balances = balances;
        this.programmes = programmes;
        this.current = current;
        this.operation = operation;
    }

    @GET
    public Uni<CardView> show(@QueryParam("cardId") UUID cardId, @Context HttpHeaders headers) {
        Actor actor = current.actor();
        return cards.own(actor, cardId).chain(card -> view(actor, card, headers));
    }

    @GET
    @Path("balance")
    public Uni<BalanceView> balance(@QueryParam("cardId") UUID cardId) {
        Actor actor = current.actor();
        if (cardId != null) {
            return cards.own(actor, cardId).chain(card -> balance(actor, card));
        }
        return balances.held(actor, actor.id())
                .chain(hot -> hot.isPresent()
                        ? Uni.createFrom()
                                .item(BalanceView.of(
                                        hot.get().cardId(), hot.get().balance()))
                        : cards.own(actor, null)
                                .call(card -> balances.holds(actor, actor.id(), card.id()))
                                .chain(card -> balance(actor, card)));
    }

    private Uni<BalanceView> balance(Actor actor, Card card) {
        return balances.of(actor, card.id()).map(balance -> BalanceView.of(card.id(), balance));
    }

    /** Entries of the card, newest first.
     *
     * @param month as in {@code 2026-11}
     * @param kind of the posting, as in {@code charge}
     */
    @GET
    @Path("entries")
    public Uni<Page<StatementLine>> entries(
            @QueryParam("cardId") UUID cardId,
            @QueryParam("month") String month,
            @QueryParam("kind") @Pattern(regexp = "[a-z_]{1,40}") String kind,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @Context HttpHeaders headers) {
        Actor actor = current.actor();
        StatementService.Period period = StatementService.Period.of(month, kind);
        StatementService.Position at = new StatementService.Position(cursor, limit, locale(headers));
        return cards.own(actor, cardId).chain(card -> statements.page(actor, card.id(), period, at));
    }

    /** Stops the card at once; only staff can set it free again, after looking who asks. */
    @POST
    @Path("loss")
    @MovesValue
    public Uni<CardView> reportLoss(@QueryParam("cardId") UUID cardId, @Context HttpHeaders headers) {
        Actor actor = current.actor();
        return cards.own(actor, cardId)
                .call(card -> cards.change(operation.by(actor), card.id(), CardChange.LOSS, BY_HOLDER))
                .chain(card -> cards.find(actor, card.id()))
                .chain(card -> view(actor, card, headers));
    }

    /** Ends the term of its benefits at once; the money on it is spent or given back as before. */
    @POST
    @Path("leaving")
    @MovesValue
    public Uni<CardView> leave(@QueryParam("cardId") UUID cardId, @Context HttpHeaders headers) {
        Actor actor = current.actor();
        return cards.own(actor, cardId)
                .chain(card -> cards.leave(operation.by(actor), card.id()))
                .chain(card -> view(actor, card, headers));
    }

    private Uni<CardView> view(Actor actor, Card card, HttpHeaders headers) {
        return programmes
                .current(actor)
                .map(programme -> CardView.of(card, programme.section(CardRules.class), locale(headers)));
    }

    private static Locale locale(HttpHeaders headers) {
        return ProblemTexts.choose(headers.getAcceptableLanguages());
    }
}
