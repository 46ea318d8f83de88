package dev.lingka.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The same campaign as somebody might have written it who trusts that one replica at a time is at it: nothing is locked,
 * nothing has a key of its own. Two replicas that meet in a batch must then show as I13 broken.
 */
final class NaiveCampaign {

    private static final int ROWS = 60;
    private static final int REPLICAS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STEPPING = "campaign_step(";
    private static final String KEY = "concat_ws(':', 'campaign', p_run.id, p_member.step, p_member.member_id";
    private static final String ANY_KEY = KEY + ", uuid_v7()";
    private static final String SOURCE = "p_run.id || ':' || p_member.step";

    private static final List<Mutation.Edit> EDITS = List.of(
            new Mutation.Edit("campaign_step", "for update skip locked", ""),
            new Mutation.Edit(
                    "campaign_step",
                    "limit (p_args ->> 'limit')::integer for update",
                    "limit (p_args ->> 'limit')::integer"),
            new Mutation.Edit("campaign_give", KEY, ANY_KEY),
            new Mutation.Edit("campaign_give", SOURCE, SOURCE + " || ':' || uuid_v7()"),
            new Mutation.Edit("campaign_say", KEY, ANY_KEY));
    private static final String AT_IT =
            """
            select count(*) from pg_stat_activity
             where state = 'active' and application_name like 'replica-%' and strpos(query, 'campaign_step(') > 0""";
    private static final String UNMARKED = "alter table campaign_step drop constraint campaign_step_pkey";
    private static final String MARKED =
            """
            alter table campaign_step
              add constraint campaign_step_pkey primary key (merchant_id, run_id, step, member_id)""";
    private static final String FORGOTTEN =
            "delete from campaign_step where merchant_id = (select id from merchant where code = '%s')";

    private NaiveCampaign() {}

    /** Its first step, on a merchant of its own; all is as it was afterwards. */
    static void prove(Cluster cluster, Figures figures) {
        cluster.replicas().forEach(Replica::awaitReady);
        Books books = new Books(cluster.postgres());
        try (Journal journal = new Journal(cluster.folder().resolve("journal-naive.jsonl"))) {
            Crowd crowd = Crowd.gather(cluster, new Client(cluster.replicas(), journal, new Answers()), ROWS, 0);
            List<String> undo = new ArrayList<>(List.of(FORGOTTEN.formatted(crowd.code()), MARKED));
            EDITS.forEach(edit -> undo.add(0, books.edit(edit)));
            books.run(UNMARKED);
            try {
                CampaignWitness witness = new CampaignWitness(crowd, cluster.wechat());
                witness.testify(bothAtOnce(cluster, crowd, books), 1);
                long broken = witness.findings().count("duplicated");
                System.out.println("  naive campaign: " + broken + " gifts and words more than once");
                figures.atLeast("naive_campaign.I13_red", broken > 0 ? 1 : 0, "yes", 1);
            } finally {
                undo.forEach(books::run);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both replicas are in the midst of a batch before either is at its end. */
    private static Outreach bothAtOnce(Cluster cluster, Crowd crowd, Books books) {
        Outreach outreach = Outreach.drafted(crowd);
        try (Snag one = Snag.member(cluster.postgres(), outreach.somebodyTold(new Random(1)))) {
            outreach.start();
            one.await(STEPPING, REPLICAS);
        }
        outreach.awaitStep(0);
        Pause.require(PATIENCE, "both are through", () -> books.number(AT_IT) == 0);
        return outreach;
    }
}
