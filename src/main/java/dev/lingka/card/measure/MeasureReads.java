package dev.lingka.card.measure;

import dev.lingka.card.conduct.ConductRules;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.shared.Actor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Shows measures, each with its rule as it read when the measure was proposed. */
@ApplicationScoped
class MeasureReads {

    private final MeasureRepository measures;
    private final ProgrammeService programmes;

    MeasureReads(MeasureRepository measures, ProgrammeService programmes) {
        this.measures = measures;
        this.programmes = programmes;
    }

    /** A member's own, newest first. */
    Uni<Page<MeasureView>> own(Actor member, UUID before, int limit) {
        return measures.ofMember(member, member.id(), before, limit)
                .chain(found -> page(member, found, limit, MeasureView::of, view -> Cursor.of(view.id())));
    }

    /** A member's, for staff, newest first. */
    Uni<Page<MeasureDetail>> ofMember(InMerchant merchant, UUID memberId, UUID before, int limit) {
        return measures.ofMember(merchant, memberId, before, limit)
                .chain(found -> page(
                        merchant,
                        found,
                        limit,
                        MeasureDetail::of,
                        detail -> Cursor.of(detail.measure().id())));
    }

    /** Those that somebody must decide about, the oldest appeal first. */
    Uni<Page<MeasureDetail>> appealed(InMerchant merchant, UUID after, int limit) {
        return measures.appealed(merchant, after, limit)
                .chain(found -> page(
                        merchant,
                        found,
                        limit,
                        MeasureDetail::of,
                        detail -> Cursor.of(detail.measure().appeal().id())));
    }

    /** A member's own; throws NOT_FOUND for everybody else's. */
    Uni<MeasureView> own(Actor member, UUID id) {
        return of(member, id).chain(measure -> view(member, measure, MeasureView::of));
    }

    /** The row behind a member's own; throws NOT_FOUND for everybody else's. */
    Uni<Measure> of(Actor member, UUID id) {
        return measures.byId(member, id)
                .map(found -> found.stream()
                        .filter(measure -> measure.memberId().equals(member.id()))
                        .toList())
                .map(MeasureReads::only);
    }

    /** Throws NOT_FOUND. */
    Uni<MeasureDetail> detail(InMerchant merchant, UUID id) {
        return measures.byId(merchant, id)
                .map(MeasureReads::only)
                .chain(measure -> view(merchant, measure, MeasureDetail::of));
    }

    /** The measure that an appeal is about; throws NOT_FOUND. */
    Uni<MeasureDetail> ofAppeal(InMerchant merchant, UUID appealId) {
        return measures.byAppeal(merchant, appealId)
                .map(MeasureReads::only)
                .chain(measure -> view(merchant, measure, MeasureDetail::of));
    }

    private <T> Uni<Page<T>> page(
            InMerchant merchant,
            List<Measure> found,
            int limit,
            BiFunction<Measure, LocalizedText, T> shape,
            Function<T, Cursor> cursor) {
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(measure -> view(merchant, measure, shape))
                .collect()
                .asList()
                .map(views -> Page.of(views, limit, cursor));
    }

    private <T> Uni<T> view(InMerchant merchant, Measure measure, BiFunction<Measure, LocalizedText, T> shape) {
        return programmes
                .published(merchant, measure.programmeVersion())
                .map(programme -> programme
                        .section(ConductRules.class)
                        .rule(measure.rule())
                        .orElseThrow())
                .map(rule -> shape.apply(measure, rule.text()));
    }

    private static Measure only(List<Measure> found) {
        if (found.isEmpty()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return found.get(0);
    }
}
