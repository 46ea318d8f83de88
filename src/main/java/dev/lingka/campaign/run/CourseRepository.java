package dev.lingka.campaign.run;

import dev.lingka.shared.Ids;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MerchantReads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads of runs and of members' parts in them. */
@ApplicationScoped
class CourseRepository {

    private static final String RUNS =
            """
            select r.id, r.period, r.state, r.members, r.held_out, r.given, r.spent_fen, r.started_at, r.ended_at
              from campaign_run r
             where r.merchant_id = $1 and r.campaign_id = $2 and r.id < $3
             order by r.id desc limit $4""";
    private static final String OF_MEMBER =
            """
            select a.run_id, r.period, a.held_out, a.joined_at, a.due_at, a.ended,
                   coalesce((select jsonb_agg(jsonb_build_object(
                                        'step', r.design #>> array['steps', s.step::text, 'code'], 'outcome', s.outcome,
                                        'coupon', s.template, 'couponId', s.coupon_id, 'points', s.points,
                                        'message', s.message, 'messageId', s.message_id, 'doneAt', s.done_at)
                                    order by s.step)
                               from campaign_step s
                              where s.merchant_id = a.merchant_id and s.run_id = a.run_id
                                and s.member_id = a.member_id), '[]') as steps
              from campaign_audience a join campaign_run r on r.merchant_id = a.merchant_id and r.id = a.run_id
             where a.merchant_id = $1 and ($2::uuid is null or a.campaign_id = $2) and a.member_id = $3
             order by a.joined_at desc limit 100""";

    private final MerchantReads reads;

    CourseRepository(MerchantReads reads) {
        this.reads = reads;
    }

    /** Newest first, one row more than the page holds. */
    Uni<List<RunView>> runs(InMerchant merchant, UUID campaignId, UUID before, int limit) {
        Tuple parameters = Tuple.of(merchant.merchantId(), campaignId, Ids.orLast(before), limit + 1);
        return reads.list(merchant, RUNS, parameters, RunView::of);
    }

    /**
     * Newest first, a hundred at most.
     *
     * @param campaignId null for all campaigns
     */
    Uni<List<ParticipationView>> of(InMerchant merchant, UUID campaignId, UUID memberId) {
        Tuple parameters = Tuple.of(merchant.merchantId()).addUUID(campaignId).addUUID(memberId);
        return reads.list(merchant, OF_MEMBER, parameters, ParticipationView::of);
    }
}
