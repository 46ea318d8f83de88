package dev.lingka.campaign.segment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.campaign.segment.AudienceRepository.Asked;
import dev.lingka.merchant.audit.AuditService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.http.Cursor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Tells who is in: how many, some of them, all of them page by page, and why. */
@ApplicationScoped
public class AudienceService {

    /** Up to so many members all are counted. */
    static final int COUNTED = 20_000;
    /** About so many of more are looked at. */
    static final int SAMPLED = 20_000;

    private static final int BUCKETS = 1000;
    private static final int PROBED = 10;
    private static final int PERCENT = 100;

    private final SegmentService segments;
    private final SegmentCompiler compiler;
    private final AudienceRepository audience;
    private final Explainer explainer;
    private final AuditService audit;

    AudienceService(
            SegmentService segments,
            SegmentCompiler compiler,
            AudienceRepository audience,
            Explainer explainer,
            AuditService audit) {
        this.segments = segments;
        this.compiler = compiler;
        this.audience = audience;
        this.explainer = explainer;
        this.audit = audit;
    }

    /** How many members a rule holds for: counted where there are few members, else estimated with its error. */
    Uni<CountView> count(InMerchant merchant, JsonNode document) {
        long begun = System.nanoTime();
        Rule rule = RuleReader.read(document, SegmentService.RULE);
        return segments.requireStores(merchant, rule)
                .chain(() -> compiler.known(merchant, rule))
                .chain(known -> buckets(merchant).chain(buckets -> count(merchant, rule, known, buckets)
                        .map(estimate -> view(estimate, buckets, begun))));
    }

    private Uni<Estimate> count(InMerchant merchant, Rule rule, Known known, int buckets) {
        Asked asked = compiler.asked(merchant, rule, known, buckets == BUCKETS);
        return buckets == BUCKETS
                ? audience.count(merchant, asked).map(Estimate::counted)
                : audience.countInBuckets(merchant, asked, buckets).map(found -> Estimate.sampled(found, buckets));
    }

    /** Into how many buckets to look: all where members are few, else so many that the sample has its size. */
    private Uni<Integer> buckets(InMerchant merchant) {
        return audience.size(merchant, COUNTED + 1)
                .chain(size -> size <= COUNTED
                        ? Uni.createFrom().item(BUCKETS)
                        : audience.sizeOfBuckets(merchant, PROBED).map(AudienceService::bucketsFor));
    }

    private static int bucketsFor(long membersOfProbed) {
        return (int) Math.min(BUCKETS - 1L, Math.max(1, (long) SAMPLED * PROBED / Math.max(1, membersOfProbed)));
    }

    private static CountView view(Estimate estimate, int buckets, long begun) {
        return new CountView(
                estimate.count(),
                estimate.exact(),
                estimate.from(),
                estimate.to(),
                Math.max(1, buckets * PERCENT / BUCKETS),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    /** Some members for whom a rule holds, others each time. */
    Uni<List<FactsView>> sample(InMerchant merchant, JsonNode document, int limit) {
        Rule rule = RuleReader.read(document, SegmentService.RULE);
        int bucket = ThreadLocalRandom.current().nextInt(BUCKETS);
        return segments.requireStores(merchant, rule)
                .chain(() -> compiler.known(merchant, rule))
                .map(known -> compiler.asked(merchant, rule, known, false))
                .chain(asked -> audience.fromBucket(merchant, asked, bucket, limit)
                        .chain(found -> found.size() == limit
                                ? Uni.createFrom().item(found)
                                : audience.fromBucket(merchant, asked, 0, limit)
                                        .map(more -> together(found, more, limit))));
    }

    private static List<FactsView> together(List<FactsView> found, List<FactsView> more, int limit) {
        List<FactsView> all = new ArrayList<>(found);
        more.stream().filter(one -> !found.contains(one)).forEach(all::add);
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }

    /** The members of a segment as it is saved now, by id; throws NOT_FOUND. */
    Uni<Page<FactsView>> members(InMerchant merchant, UUID segmentId, UUID after, int limit) {
        return segments.find(merchant, segmentId)
                .chain(found -> page(merchant, SegmentService.rule(found), after, limit));
    }

    private Uni<Page<FactsView>> page(InMerchant merchant, Rule rule, UUID after, int limit) {
        return compiler.known(merchant, rule)
                .map(known -> compiler.asked(merchant, rule, known, false))
                .chain(asked -> audience.page(merchant, asked, after, limit + 1))
                .map(read -> Page.of(read, limit, member -> Cursor.of(member.memberId())));
    }

    /** Why a member is in a segment, or is not; throws NOT_FOUND for either. */
    Uni<ExplanationView> explain(InMerchant merchant, UUID segmentId, UUID memberId, Locale locale) {
        return segments.find(merchant, segmentId)
                .chain(found -> explainer.explain(merchant, SegmentService.rule(found), memberId, locale));
    }

    /** A page for outside, with its entry in the audit trail. */
    Uni<Page<FactsView>> export(StaffActor by, UUID segmentId, UUID after, int limit) {
        return segments.find(by, segmentId).chain(found -> page(by, SegmentService.rule(found), after, limit)
                .call(page -> audit.record(
                        by.actor(),
                        "segment.exported",
                        "segment:" + segmentId,
                        new JsonObject()
                                .put("name", found.name())
                                .put("version", found.version())
                                .put("members", page.items().size()))));
    }
}
