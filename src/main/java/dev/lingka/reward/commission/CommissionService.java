package dev.lingka.reward.commission;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.merchant.staff.StaffRole;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Books commissions and tells what they came to. */
@ApplicationScoped
class CommissionService {

    /** Who may see what others earn. */
    private static final Set<StaffRole> OVERSEERS =
            EnumSet.of(StaffRole.OWNER, StaffRole.MANAGER, StaffRole.FINANCE, StaffRole.AUDITOR);

    private final ProgrammeService programmes;
    private final MoneyFunctions functions;
    private final CommissionRepository commissions;

    CommissionService(ProgrammeService programmes, MoneyFunctions functions, CommissionRepository commissions) {
        this.programmes = programmes;
        this.functions = functions;
        this.commissions = commissions;
    }

    /** A card, as {@code CardIssued} tells it: under the rules that it was issued under. */
    Uni<Void> cardSold(InMerchant merchant, JsonObject card) {
        if (card.getString("staffId") == null) {
            return Uni.createFrom().voidItem();
        }
        return programmes
                .published(merchant, card.getInteger("programmeVersion"))
                .chain(programme -> programme.section(CommissionRules.class).fenOf(card.getString("kind")).stream()
                        .mapToObj(fen -> earn(
                                merchant,
                                programme,
                                new JsonObject()
                                        .put("kind", "card")
                                        .put("sourceId", card.getString("cardId"))
                                        .put("staffId", card.getString("staffId"))
                                        .put("fen", fen)))
                        .findFirst()
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** A recharge, as {@code RechargePaid} tells it. */
    Uni<Void> recharged(InMerchant merchant, JsonObject recharge) {
        return programmes.current(merchant).chain(programme -> {
            CommissionRules.RechargeCommission share =
                    programme.section(CommissionRules.class).recharge();
            return share == null
                    ? Uni.createFrom().voidItem()
                    : earn(
                            merchant,
                            programme,
                            new JsonObject()
                                    .put("kind", "recharge")
                                    .put("sourceId", recharge.getString("orderId"))
                                    .put("basisPoints", share.basisPoints())
                                    .put("minimumFen", share.minimumFen() == null ? 0 : share.minimumFen()));
        });
    }

    /** What it was for went back; {@code returned} as the SQL function {@code commission_take_back} takes it. */
    Uni<Void> takeBack(InMerchant merchant, JsonObject returned) {
        return functions
                .call("commission_take_back", operation(merchant), returned)
                .replaceWithVoid();
    }

    /** What each of the staff earned in a month: all of them for who oversees them, else the reader alone. */
    Uni<CommissionStatement> statement(StaffActor reader, YearMonth month) {
        return commissions
                .totals(reader, month, onlyOf(reader, null), storesOf(reader))
                .map(items -> new CommissionStatement(month.toString(), items));
    }

    /** The lines of a month, newest first; those of others for who oversees them alone. */
    Uni<Page<CommissionLineView>> lines(StaffActor reader, YearMonth month, UUID staffId, UUID before, int limit) {
        return commissions
                .lines(reader, month, onlyOf(reader, staffId), storesOf(reader), before, limit)
                .map(read -> Page.of(read, limit, line -> Cursor.of(line.id())));
    }

    private Uni<Void> earn(InMerchant merchant, Programme programme, JsonObject source) {
        JsonObject args = source.put(
                        "takeBackDays", programme.section(CommissionRules.class).takeBackDays())
                .put("programmeVersion", programme.version());
        return functions.call("commission_earn", operation(merchant), args).replaceWithVoid();
    }

    /** Null for everybody. */
    private static UUID onlyOf(StaffActor reader, UUID wanted) {
        return OVERSEERS.contains(reader.role()) ? wanted : reader.id();
    }

    /** Null for all stores. Who oversees some sees what was earned there; one's own is one's own anywhere. */
    private static UUID[] storesOf(StaffActor reader) {
        return reader.allStores() || !OVERSEERS.contains(reader.role())
                ? null
                : reader.stores().toArray(UUID[]::new);
    }

    private static Operation operation(InMerchant merchant) {
        return Operation.ofSystem(merchant.merchantId(), "commission");
    }
}
