package dev.lingka.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.queue.call.CallService;
import dev.lingka.queue.call.CallTicket;
import dev.lingka.queue.call.MoveTicket;
import dev.lingka.queue.call.QueueTable;
import dev.lingka.queue.call.TableService;
import dev.lingka.queue.call.TableState;
import dev.lingka.queue.call.Undone;
import dev.lingka.queue.line.Line;
import dev.lingka.queue.line.LineService;
import dev.lingka.queue.rule.LineTerms;
import dev.lingka.queue.ticket.TakeTicket;
import dev.lingka.queue.ticket.Ticket;
import dev.lingka.queue.ticket.TicketService;
import dev.lingka.queue.ticket.TicketSource;
import dev.lingka.queue.ticket.TicketState;
import dev.lingka.shared.Actor;
import dev.lingka.shared.ActorKind;
import dev.lingka.shared.Ids;
import dev.lingka.shared.crypto.PhoneNumber;
import dev.lingka.shared.crypto.Vault;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Purge;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The services in the running application: what the functions answer arrives, and time does its part by itself. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class QueueServicesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");

    private final TicketService tickets;
    private final CallService calls;
    private final LineService lines;
    private final TableService tables;
    private final Purge purge;
    private final Vault vault;
    private final Superuser database;
    private final Clock clock;

    private UUID store;
    private int merchant;

    QueueServicesTest(
            TicketService tickets,
            CallService calls,
            LineService lines,
            TableService tables,
            Purge purge,
            Vault vault,
            Superuser database,
            Clock clock) {
        this.tickets = tickets;
        this.calls = calls;
        this.lines = lines;
        this.tables = tables;
        this.purge = purge;
        this.vault = vault;
        this.database = database;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        TestMerchant opened = TestMerchant.open();
        store = opened.storeId();
        merchant = (int) database.number("select id from merchant where code = '" + opened.code() + "'");
    }

    @Test
    void aPartyTakesATicketIsCalledAndSeated() {
        Actor guest = guest();
        Ticket taken = take(guest, TicketSource.PHONE);
        assertThat(taken.label()).isEqualTo("A001");
        assertThat(taken.ahead()).isZero();
        assertThat(taken.memberId()).isEqualTo(guest.id());
        assertThat(done(() -> tickets.live(guest, store))).isEqualTo(taken);
        assertThat(done(() -> tickets.arrive(by(guest), taken.id())).arrived()).isTrue();
        QueueTable table = done(() -> tables.put(host(), store, "T1", 4));
        assertThat(table.state()).isEqualTo(TableState.FREE);

        Ticket called = done(() -> calls.call(host(), new CallTicket(store, "small", null, terms(null))));
        Ticket again = done(() -> calls.recall(host(), store, taken.id()));
        Ticket seated = done(() -> calls.seat(host(), store, taken.id(), "T1"));

        assertThat(called.state()).isEqualTo(TicketState.CALLED);
        assertThat(called.ahead()).isNull();
        assertThat(again.calls()).isEqualTo(2);
        assertThat(seated.state()).isEqualTo(TicketState.SEATED);
        assertThat(seated.tableCode()).isEqualTo("T1");
        assertThat(done(() -> tickets.own(guest, taken.id()))).isEqualTo(seated);
        refused("NOT_FOUND", () -> tickets.live(guest, store));
        refused("NOT_FOUND", () -> tickets.own(guest(), taken.id()));
        refused("TICKET_CHANGED", () -> tickets.cancel(by(guest), taken.id()));
        refused("TABLE_TAKEN", () -> tables.change(host(), store, "T1", TableState.SEATED));
    }

    @Test
    void hostsMoveMergeAndTakeBack() {
        Ticket first = take(guest(), TicketSource.POSTER);
        Ticket second = take(guest(), TicketSource.KIOSK);

        Ticket moved = done(() -> calls.move(host(), new MoveTicket(store, first.id(), "large", terms(null))));
        assertThat(moved.line()).isEqualTo("large");
        assertThat(moved.version()).isEqualTo(3);
        Undone undone = done(() -> calls.undo(host(), store, "small"));
        assertThat(undone.kind()).isEqualTo("move");
        assertThat(undone.ticket().label()).isEqualTo("A001");
        Ticket merged = done(() -> calls.merge(host(), store, second.id(), first.id()));
        assertThat(merged.partySize()).isEqualTo(4);
        assertThat(done(() -> calls.undo(host(), store, "small")).kind()).isEqualTo("merge");

        done(() -> calls.call(host(), new CallTicket(store, "small", second.id(), terms(null))));
        assertThat(done(() -> calls.skip(host(), store, second.id())).state()).isEqualTo(TicketState.WAITING);
        done(() -> calls.call(host(), new CallTicket(store, "small", second.id(), terms(null))));
        assertThat(done(() -> calls.noShow(host(), store, second.id())).state()).isEqualTo(TicketState.NO_SHOW);
        assertThat(done(() -> calls.cancel(host(), store, first.id())).state()).isEqualTo(TicketState.CANCELLED);
        refused("TICKET_CHANGED", () -> calls.arrive(host(), store, first.id()));
        refused("NOBODY_WAITING", () -> calls.call(host(), new CallTicket(store, "small", null, terms(null))));
    }

    @Test
    void aPausedLineTakesNobodyAndSaysWhy() {
        LocalizedText lunch = new LocalizedText("午休", "Lunch");

        Line paused = done(() -> lines.pause(host(), store, "small", lunch));

        assertThat(paused.message()).isEqualTo(lunch);
        refused("LINE_PAUSED", () -> tickets.take(host(), wish(null, TicketSource.HOST, terms(null))));
        assertThat(done(() -> lines.resume(host(), store, "small")).paused()).isFalse();
        take(guest(), TicketSource.PHONE);
    }

    /** Kept 400 days; the step of the line's own day can still be undone. */
    @Test
    void oldStepsGoAndTicketsStay() {
        Ticket taken = take(guest(), TicketSource.PHONE);
        done(() -> calls.call(host(), new CallTicket(store, "small", null, terms(null))));
        String steps = " from queue_step where merchant_id = " + merchant;
        database.run("update queue_step set at = app_now() - interval '401 days' where kind = 'take' and merchant_id = "
                + merchant);
        database.run("update queue_step set at = app_now() - interval '399 days' where kind = 'call' and merchant_id = "
                + merchant);

        done(purge::all);

        assertThat(database.column("select kind" + steps)).containsExactly("call");
        assertThat(done(() -> calls.undo(host(), store, "small")).ticket().state())
                .isEqualTo(TicketState.WAITING);
        assertThat(database.number("select count(*) from queue_ticket where id = '" + taken.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void aGuestsPhoneIsSealedAndGoesInTime() {
        TakeTicket wish = wish(null, TicketSource.HOST, terms(null));
        Ticket taken = done(() -> tickets.take(host(), wish));
        String ofTicket = " from queue_guest_phone where ticket_id = '" + taken.id() + "'";
        String sealed = database.column("select phone_sealed" + ofTicket).get(0);
        assertThat(vault.open(sealed, new Vault.Place("queue_guest_phone", "phone_sealed", merchant, taken.id())))
                .isEqualTo(PHONE.value());

        done(purge::all);
        assertThat(database.number("select count(*)" + ofTicket)).isEqualTo(1);
        database.run("update queue_guest_phone set expires_at = app_now() - interval '1 second' where ticket_id = '"
                + taken.id() + "'");
        done(purge::all);

        assertThat(database.number("select count(*)" + ofTicket)).isZero();
    }

    @Test
    void timeMakesNoShowsAndEndsTheDay() throws InterruptedException {
        Ticket absent = take(guest(), TicketSource.PHONE);
        done(() -> calls.call(host(), new CallTicket(store, "small", null, terms(null))));
        database.run("update queue_ticket set due_at = app_now() where id = '" + absent.id() + "'");
        await("select state from queue_ticket where id = '" + absent.id() + "'", "no_show");

        Instant soon = clock.instant().plusSeconds(2);
        Ticket late = done(() -> tickets.take(host(), wish(null, TicketSource.HOST, terms(soon))));

        await("select state from queue_ticket where id = '" + late.id() + "'", "closed");
    }

    @Test
    void whoTookItFromAfarHasToArriveInTime() throws InterruptedException {
        Instant before = clock.instant();
        Ticket late = takeFromAfar();
        Ticket there = takeFromAfar();
        assertThat(late.arriveBy())
                .isBetween(before.plusSeconds(60 * 60), clock.instant().plusSeconds(60 * 60));
        assertThat(done(() -> calls.arrive(host(), store, there.id())).arriveBy())
                .isNull();

        database.run("update queue_ticket set due_at = app_now() where id = '" + late.id() + "'");
        await("select state from queue_ticket where id = '" + late.id() + "'", "no_show");

        assertThat(database.column("select state from queue_ticket where id = '" + there.id() + "'"))
                .containsExactly("waiting");
    }

    private Ticket takeFromAfar() {
        Actor guest = guest();
        TakeTicket wish = new TakeTicket(
                store, "small", guest.id(), 2, null, null, TicketSource.PHONE, true, 60, 0, null, 1, 1, terms(null));
        return done(() -> tickets.take(by(guest), wish));
    }

    private void await(String sql, String expected) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!database.column(sql).contains(expected) && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        assertThat(database.column(sql)).containsExactly(expected);
    }

    private Ticket take(Actor guest, TicketSource source) {
        return done(() -> tickets.take(by(guest), wish(guest.id(), source, terms(null))));
    }

    private TakeTicket wish(UUID person, TicketSource source, LineTerms terms) {
        PhoneNumber phone = person == null ? PHONE : null;
        return new TakeTicket(store, "small", person, 2, "高椅", null, source, false, null, 0, phone, 1, 1, terms);
    }

    private LineTerms terms(Instant closesAt) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
        return new LineTerms(today, closesAt, "A", List.of(3, 1), 5, 3, 2, 60, 2);
    }

    private Actor guest() {
        UUID id = Ids.next();
        database.run("insert into member (merchant_id, id) values (" + merchant + ", '" + id + "')");
        return new Actor(merchant, ActorKind.GUEST, id);
    }

    private Operation host() {
        return by(new Actor(merchant, ActorKind.STAFF, new UUID(0, 7)));
    }

    private static Operation by(Actor actor) {
        return new Operation(actor, Ids.next().toString(), "hash");
    }

    private static <T> T done(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refused(String code, Supplier<Uni<?>> work) {
        assertThatThrownBy(() ->
                        VertxContextSupport.subscribeAndAwait(() -> work.get().replaceWithVoid()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().name()).isEqualTo(code));
    }
}
