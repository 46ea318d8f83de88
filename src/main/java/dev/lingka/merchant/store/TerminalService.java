package dev.lingka.merchant.store;

import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.merchant.staff.StaffIdentityService;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.EditTag;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Registers, changes and revokes terminals. */
@ApplicationScoped
class TerminalService {

    private final TerminalRepository terminals;
    private final StoreService stores;
    private final StaffIdentityService identities;
    private final AuditService audit;
    private final Clock clock;

    TerminalService(
            TerminalRepository terminals,
            StoreService stores,
            StaffIdentityService identities,
            AuditService audit,
            Clock clock) {
        this.terminals = terminals;
        this.stores = stores;
        this.identities = identities;
        this.audit = audit;
        this.clock = clock;
    }

    /** Throws SUBJECT_TAKEN when its identity is in use, STORE_NOT_ALLOWED for a store that is not the actor's. */
    @WithTransaction
    Uni<TerminalView> register(StaffActor by, RegisterTerminal wanted) {
        by.requireStore(wanted.storeId());
        return stores.requireAll(by, Set.of(wanted.storeId()), "storeId")
                .chain(() -> terminals.clientIsKnown(by.merchantId(), wanted.clientId()))
                .invoke(known -> {
                    if (known) {
                        throw ProblemException.of(StoreProblem.SUBJECT_TAKEN);
                    }
                })
                .chain(() -> terminals.persistAndFlush(new Terminal(by.merchantId(), wanted, clock.instant())))
                .call(terminal -> bound(by, wanted.signsInAs(), terminal))
                .call(terminal -> recorded(by, terminal, "terminal.registered"))
                .map(TerminalView::of);
    }

    @WithTransaction
    Uni<Page<TerminalView>> page(StaffActor reader, UUID after, int limit) {
        return terminals.page(reader, after, limit).map(read -> Page.of(read, limit, terminal -> Cursor.of(terminal.id))
                .map(TerminalView::of));
    }

    @WithTransaction
    Uni<TerminalView> change(StaffActor by, UUID id, int seen, ChangeTerminal wanted) {
        return own(by, id)
                .invoke(terminal -> EditTag.requireSame(seen, terminal.revision))
                .invoke(terminal -> terminal.change(wanted))
                .call(terminals::flush)
                .call(terminal -> recorded(by, terminal, "terminal.changed"))
                .map(TerminalView::of);
    }

    @WithTransaction
    Uni<TerminalView> revoke(StaffActor by, UUID id) {
        return own(by, id)
                .invoke(Terminal::revoke)
                .call(terminals::flush)
                .call(terminal -> recorded(by, terminal, "terminal.revoked"))
                .map(TerminalView::of);
    }

    private Uni<Terminal> own(StaffActor by, UUID id) {
        return terminals.lock(by.merchantId(), id).invoke(terminal -> {
            if (terminal == null) {
                throw ProblemException.of(CommonProblem.NOT_FOUND);
            }
            by.requireStore(terminal.storeId);
        });
    }

    private Uni<Void> bound(StaffActor by, String subject, Terminal terminal) {
        return identities
                .bindTerminal(by, subject, terminal.id)
                .invoke(bound -> {
                    if (!bound) {
                        throw ProblemException.of(StoreProblem.SUBJECT_TAKEN);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> recorded(StaffActor by, Terminal terminal, String action) {
        JsonObject detail = new JsonObject()
                .put("storeId", terminal.storeId.toString())
                .put("chargeLimitFen", terminal.chargeLimitFen);
        return audit.record(by.actor(), action, "terminal:" + terminal.id, detail);
    }
}
