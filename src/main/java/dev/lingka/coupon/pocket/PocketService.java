package dev.lingka.coupon.pocket;

import dev.lingka.coupon.CodeGuard;
import dev.lingka.coupon.CouponCode;
import dev.lingka.coupon.CouponProblem;
import dev.lingka.coupon.CouponRules;
import dev.lingka.coupon.CouponService;
import dev.lingka.coupon.CouponTemplate;
import dev.lingka.coupon.CouponValidity;
import dev.lingka.member.MemberService;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.database.Outcome;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows coupons, gives them by staff's hand or the member's own, and finds them by their codes. */
@ApplicationScoped
public class PocketService {

    private final CouponService coupons;
    private final ProgrammeService programmes;
    private final MemberService members;
    private final PocketRepository pockets;
    private final CouponCode codes;
    private final CodeGuard guard;
    private final Clock clock;

    PocketService(
            CouponService coupons,
            ProgrammeService programmes,
            MemberService members,
            PocketRepository pockets,
            CouponCode codes,
            CodeGuard guard,
            Clock clock) {
        this.coupons = coupons;
        this.programmes = programmes;
        this.members = members;
        this.pockets = pockets;
        this.codes = codes;
        this.guard = guard;
        this.clock = clock;
    }

    /** The member's own, with their codes. */
    Uni<Page<CouponView>> own(Actor member, PocketFilter filter, String cursor, int limit) {
        return page(member, member.id(), filter, cursor, limit).map(page -> page.map(view -> withCode(member, view)));
    }

    /** One of the member's own, with its code; throws COUPON_NOT_FOUND for everybody else's. */
    public Uni<CouponView> own(Actor member, UUID couponId) {
        return find(member, couponId)
                .invoke(view -> {
                    if (!view.memberId().equals(member.id())) {
                        throw ProblemException.of(CouponProblem.COUPON_NOT_FOUND);
                    }
                })
                .map(view -> withCode(member, view));
    }

    /**
     * What a money function has just put into the member's pocket, with its code. It may stand under another record of
     * the same person, when a merge came in between.
     *
     * @throws ProblemException with the refusal, when it put none
     */
    public Uni<CouponView> given(Actor member, Outcome outcome) {
        return find(member, givenId(outcome)).map(view -> withCode(member, view));
    }

    /** A member's as staff see them; throws NOT_FOUND for nobody. */
    Uni<Page<CouponView>> ofMember(StaffActor reader, UUID memberId, PocketFilter filter, String cursor, int limit) {
        return members.find(reader, memberId).chain(() -> page(reader, memberId, filter, cursor, limit));
    }

    /**
     * A member takes one piece.
     *
     * @throws ProblemException INVALID_REQUEST for an unknown template, COUPON_NOT_CLAIMABLE, COUPON_SOLD_OUT,
     *     COUPON_DAY_SOLD_OUT, COUPON_LIMIT_REACHED, COUPON_TEMPLATE_OVER
     */
    Uni<CouponView> claim(Actor member, Operation operation, String template) {
        return programmes
                .current(member)
                .map(programme -> wish(programme, template, member.id(), "claim", operation, null))
                .invoke(wish -> requireClaimable(wish.template()))
                .chain(wish -> coupons.grant(operation, wish))
                .chain(outcome -> given(member, outcome));
    }

    /**
     * Staff give one piece, with a reason, never to themselves.
     *
     * @throws ProblemException OWN_CARD, NOT_FOUND, APPROVAL_REQUIRED, or as {@link #claim} refuses
     */
    Uni<CouponView> grant(StaffActor by, Operation operation, UUID memberId, GrantCoupon wanted) {
        return members.find(by, memberId)
                .invoke(person -> by.requireNotOwn(person.phoneIndex()))
                .chain(() -> programmes.current(by))
                .map(programme -> wish(programme, wanted.template(), memberId, "staff", operation, wanted.reason()))
                .invoke(wish -> requireAlone(wish.template()))
                .chain(wish -> coupons.grant(operation, wish))
                .chain(outcome -> find(by, givenId(outcome)));
    }

    /** What members may take now, whether they still can or not. */
    Uni<List<ClaimableCoupon>> claimable(Actor member) {
        return programmes
                .current(member)
                .map(programme -> programme.section(CouponRules.class).templates().stream()
                        .filter(template -> template.claimable() && !isOver(template))
                        .toList())
                .chain(open -> pockets.taken(member, member.id(), open).map(taken -> open.stream()
                        .map(template -> ClaimableCoupon.of(template, taken.get(template.code())))
                        .toList()));
    }

    /**
     * The coupon whose code the member shows.
     *
     * @throws ProblemException COUPON_NOT_FOUND, and TOO_MANY_REQUESTS after too many such
     */
    Uni<CouponView> lookUp(StaffActor by, String typed) {
        return programmes
                .current(by)
                .map(programme -> programme.section(CouponRules.class))
                .call(rules -> guard.requireOpen(by.actor(), rules))
                .chain(rules -> byCode(by, typed)
                        .chain(found -> found.isPresent()
                                ? Uni.createFrom().item(found.get())
                                : guard.bad(by.actor(), rules).chain(() -> Uni.createFrom()
                                        .failure(ProblemException.of(CouponProblem.COUPON_NOT_FOUND)))));
    }

    private Uni<Optional<CouponView>> byCode(InMerchant merchant, String typed) {
        return CouponCode.read(typed)
                .map(code -> pockets.byCode(merchant, codes.hash(merchant, code)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Page<CouponView>> page(
            InMerchant merchant, UUID memberId, PocketFilter filter, String cursor, int limit) {
        return pockets.page(merchant, memberId, filter, Cursor.decode(cursor, 2), limit)
                .map(read -> Page.of(read, limit, CouponView::cursor));
    }

    private Uni<CouponView> find(InMerchant merchant, UUID couponId) {
        return pockets.find(merchant, couponId)
                .map(found -> found.orElseThrow(() -> ProblemException.of(CouponProblem.COUPON_NOT_FOUND)));
    }

    private CouponView withCode(InMerchant merchant, CouponView view) {
        return view.with(coupons.ownCode(merchant, view.id()));
    }

    private boolean isOver(CouponTemplate template) {
        CouponValidity.Fixed fixed = template.validity().fixed();
        return fixed != null && !clock.instant().isBefore(fixed.until());
    }

    /** A wish of one operation: its key says which piece it is. */
    static CouponService.Wish wish(
            Programme programme, String code, UUID memberId, String sourceKind, Operation operation, String reason) {
        CouponTemplate template = template(programme, code);
        String source = operation.actor().principal() + "|" + operation.key();
        return new CouponService.Wish(programme, template, memberId, sourceKind, source, reason);
    }

    static CouponTemplate template(Programme programme, String code) {
        return programme
                .section(CouponRules.class)
                .template(code)
                .orElseThrow(() ->
                        ProblemException.invalid("template", "UNKNOWN", "the code of a template of the programme"));
    }

    private static void requireAlone(CouponTemplate template) {
        if (template.secondPerson()) {
            throw ProblemException.of(CouponProblem.APPROVAL_REQUIRED);
        }
    }

    private static void requireClaimable(CouponTemplate template) {
        if (!template.claimable()) {
            throw ProblemException.of(CouponProblem.COUPON_NOT_CLAIMABLE);
        }
    }

    static UUID givenId(Outcome outcome) {
        return UUID.fromString(outcome.expect(CouponService.GRANTED, CouponProblem.class)
                .figures()
                .getString("couponId"));
    }
}
