package dev.lingka.points.account;

import dev.lingka.ledger.EntryFilter;
import dev.lingka.ledger.LedgerEntry;
import dev.lingka.ledger.LedgerService;
import dev.lingka.member.MemberService;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.store.StoreService;
import dev.lingka.merchant.store.StoreView;
import dev.lingka.points.PointsDay;
import dev.lingka.points.PointsRules;
import dev.lingka.points.PointsService;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shows points to those they belong to and to staff. */
@ApplicationScoped
public class AccountService {

    private static final EntryFilter POINTS = EntryFilter.ofAsset("points");

    private final PointsService points;
    private final LedgerService ledger;
    private final MemberService members;
    private final ProgrammeService programmes;
    private final StoreService stores;
    private final PointsDay days;

    AccountService(
            PointsService points,
            LedgerService ledger,
            MemberService members,
            ProgrammeService programmes,
            StoreService stores,
            PointsDay days) {
        this.points = points;
        this.ledger = ledger;
        this.members = members;
        this.programmes = programmes;
        this.stores = stores;
        this.days = days;
    }

    /** What the member has, and the rules in force in the reader's language. */
    Uni<PointsView> show(InMerchant merchant, UUID memberId, Locale locale) {
        return days.today(merchant).chain(day -> programmes
                .current(merchant)
                .map(programme -> programme.section(PointsRules.class))
                .chain(rules -> points.balance(merchant, memberId)
                        .map(balance -> PointsView.of(
                                balance, rules, new RulesInWords(rules, new PointsWords(locale)).on(day)))));
    }

    /** The same for staff; throws NOT_FOUND for a member who is not there. */
    Uni<PointsView> showToStaff(InMerchant staff, UUID memberId, Locale locale) {
        return members.find(staff, memberId).chain(person -> show(staff, person.id(), locale));
    }

    /**
     * Every change of the member's points, newest first.
     *
     * @throws ProblemException INVALID_REQUEST for a cursor that is none
     */
    Uni<Page<PointsEntryView>> entries(InMerchant merchant, UUID memberId, Position at) {
        PointsWords words = new PointsWords(at.locale());
        return ledger.entries(merchant, memberId, POINTS, at.cursor(), at.limit())
                .chain(page ->
                        storeNames(merchant, page.items()).map(names -> page.map(entry -> words.entry(entry, names))));
    }

    /** The same for staff; throws NOT_FOUND for a member who is not there. */
    Uni<Page<PointsEntryView>> entriesToStaff(InMerchant staff, UUID memberId, Position at) {
        return members.find(staff, memberId).chain(person -> entries(staff, person.id(), at));
    }

    /** Which page, in which language. */
    record Position(String cursor, int limit, Locale locale) {}

    private Uni<Map<UUID, String>> storeNames(InMerchant merchant, List<LedgerEntry> entries) {
        Set<UUID> ids = entries.stream()
                .map(LedgerEntry::storeId)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return stores.all(merchant, ids)
                .map(found -> found.stream().collect(Collectors.toUnmodifiableMap(StoreView::id, StoreView::name)));
    }
}
