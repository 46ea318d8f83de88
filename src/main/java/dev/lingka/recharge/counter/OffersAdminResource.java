package dev.lingka.recharge.counter;

import static dev.lingka.merchant.staff.StaffRole.Name.CASHIER;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;
import static dev.lingka.merchant.staff.StaffRole.Name.TERMINAL;

import dev.lingka.card.CardService;
import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.recharge.OffersView;
import dev.lingka.recharge.RechargeService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** What a card can be recharged with at the counter. */
@Path("/api/v1/staff/cards/{cardId}/recharge-offers")
@RolesAllowed({OWNER, MANAGER, CASHIER, TERMINAL})
class OffersAdminResource {

    private final CardService cards;
    private final RechargeService recharges;
    private final CurrentStaff caller;

    OffersAdminResource(CardService cards, RechargeService recharges, CurrentStaff caller) {
        this.cards = cards;
        this.recharges = recharges;
        this.caller = caller;
    }

    @GET
    public Uni<OffersView> offers(@PathParam("cardId") UUID cardId) {
        StaffActor staff = caller.staff();
        return cards.find(staff, cardId).chain(card -> recharges.offers(staff, card));
    }
}
