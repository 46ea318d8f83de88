package dev.lingka.queue.figure;

import static dev.lingka.merchant.staff.StaffRole.Name.HOST;
import static dev.lingka.merchant.staff.StaffRole.Name.MANAGER;
import static dev.lingka.merchant.staff.StaffRole.Name.OWNER;

import dev.lingka.merchant.staff.CurrentStaff;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.queue.figure.DayRepository.Count;
import dev.lingka.queue.site.QueueSite;
import dev.lingka.queue.site.QueueSites;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** How a day at the queue went. */
@Path("/api/v1/staff/stores/{storeId}/queue/days")
@RolesAllowed({OWNER, MANAGER, HOST})
class DayAdminResource {

    private final DayRepository days;
    private final QueueSites sites;
    private final CurrentStaff current;

    DayAdminResource(DayRepository days, QueueSites sites, CurrentStaff current) {
        this.days = days;
        this.sites = sites;
        this.current = current;
    }

    /** @param day the business day, where the store is: an evening that lasts past midnight is the day it began */
    @GET
    @Path("{day}")
    public Uni<DayView> show(@PathParam("storeId") UUID storeId, @PathParam("day") LocalDate day) {
        StaffActor by = current.staff();
        by.requireStore(storeId);
        return sites.at(by, storeId)
                .chain(site -> days.day(by, storeId, day, site.zone()).map(counts -> view(day, site, counts)));
    }

    /** Lines of the programme in its order, then others that numbers were taken in. */
    private static DayView view(LocalDate day, QueueSite site, List<Count> counts) {
        return new DayView(
                day,
                QueueSite.codes(site.queue().lines(), counts.stream().map(Count::line)).stream()
                        .map(code -> line(code, site, counts))
                        .toList());
    }

    private static DayView.Line line(String code, QueueSite site, List<Count> counts) {
        List<Count> own =
                counts.stream().filter(count -> count.line().equals(code)).toList();
        Count whole = own.stream()
                .filter(count -> count.hour() == null)
                .findFirst()
                .orElse(new Count(code, null, 0, 0, 0, 0, 0, null, null));
        return new DayView.Line(
                code,
                site.nameOf(code),
                whole.parties(),
                whole.seated(),
                whole.noShows(),
                whole.cancelled(),
                whole.closed(),
                whole.median(),
                whole.p90(),
                own.stream()
                        .filter(count -> Objects.nonNull(count.hour()))
                        .map(count -> new DayView.Hour(count.hour(), count.parties(), count.median(), count.noShows()))
                        .toList());
    }
}
