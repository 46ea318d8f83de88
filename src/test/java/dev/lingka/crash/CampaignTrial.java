package dev.lingka.crash;

import dev.lingka.sandbox.wechat.sms.SmsGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Campaigns on two replicas of which one is killed in each phase in turn, and others in which one is frozen until its
 * claims and its transaction have run out. Phases are not guessed: something is held in the database ({@link Snag})
 * until a replica waits for it in the midst of that phase, and that replica is the one.
 *
 * <p>Whether the statement in which it was killed still comes to its end, nobody who is killed can know. So by chance the
 * database goes on with it, or is told to drop it.
 */
final class CampaignTrial {

    /** Batches of ten, so that a step is many commits; claims of ten seconds, so that a minute shows what takes many. */
    static final Map<String, String> SETTINGS = settings();

    private static final String GATHERING = "insert into campaign_audience";
    private static final String STEPPING = "campaign_step(";
    private static final String MARKING = "message_delivery_mark(";
    /** Long enough that SMS are on their way when their replica dies. */
    private static final int SMS_MILLIS = 1_500;

    private final Cluster cluster;
    private final Postgres postgres;
    private final Crowd crowd;
    private final CampaignWitness witness;
    private final Random random;
    private long kills;
    private long dropped;

    private CampaignTrial(Cluster cluster, Crowd crowd, long seed) {
        this.cluster = cluster;
        this.crowd = crowd;
        postgres = cluster.postgres();
        witness = new CampaignWitness(crowd, cluster.wechat());
        random = new Random(seed);
    }

    /**
     * What to do.
     *
     * @param rounds campaigns with a kill in each phase
     * @param rows members without a phone
     * @param phones members with one
     */
    record Plan(long seed, int rounds, int rows, int phones) {}

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("lingka.campaign.batch", "10");
        settings.put("lingka.campaign.every", "1s");
        settings.put("lingka.campaign.delayed", "1s");
        settings.put("lingka.delivery.lease", "PT10S");
        settings.put("lingka.delivery.patience", "PT4S");
        settings.put("lingka.sms.provider", "aliyun");
        settings.put("lingka.sms.access-key-id", SmsGateway.KEY_ID);
        settings.put("lingka.sms.access-key-secret", SmsGateway.SECRET);
        settings.put("lingka.sms.sign-name", "Lingka");
        settings.put("lingka.sms.marketing-template", "SMS_1");
        return settings;
    }

    static void run(Cluster cluster, Plan plan, Figures figures) {
        try (Journal journal = new Journal(cluster.folder().resolve("journal-campaign.jsonl"))) {
            Client client = new Client(cluster.replicas(), journal, new Answers());
            Crowd crowd = Crowd.gather(cluster, client, plan.rows(), plan.phones());
            cluster.wechat()
                    .post(
                            "/control/faults",
                            Map.of("match", "POST /", "mode", "slow", "times", -1, "delayMs", SMS_MILLIS));
            new CampaignTrial(cluster, crowd, plan.seed()).run(plan, figures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cluster.wechat().noFaults();
        }
    }

    private void run(Plan plan, Figures figures) {
        figures.atLeast("campaign_durable", new Books(postgres).durable(), "settings", Books.DURABLE);
        for (int round = 0; round < plan.rounds(); round++) {
            killedInEachPhase();
        }
        frozen();
        cluster.replicas().forEach(Replica::awaitReady);
        witness.askPhones();
        figures.tell("campaign_members", crowd.members().size(), "members");
        figures.tell("campaign_kills", kills, "kills");
        figures.tell("campaign_statements_dropped", dropped, "statements");
        witness.tell(figures);
    }

    private void killedInEachPhase() {
        cluster.replicas().forEach(Replica::awaitReady);
        Outreach outreach = Outreach.drafted(crowd);
        try (Snag gathering = Snag.table(postgres, "campaign_audience");
                Snag first = Snag.member(postgres, outreach.somebodyTold(random))) {
            outreach.start();
            kill("gathering", gathering, GATHERING);
            kill("first_steps", first, STEPPING);
        }
        outreach.awaitClaim();
        try (Snag marks = Snag.table(postgres, "message_delivery")) {
            kill("delivery", marks, MARKING);
        }
        outreach.awaitStep(0);
        restInBetween(outreach);
        outreach.awaitEnd();
        witness.testify(outreach, 2);
    }

    /** A day passes while one is away; then the second step, and the end of the run. */
    private void restInBetween(Outreach outreach) {
        cluster.replicas().forEach(Replica::awaitReady);
        Replica resting = cluster.replica(random.nextInt(2));
        try (Snag second = Snag.member(postgres, outreach.somebodyTold(random));
                Snag closing = Snag.campaign(postgres, outreach.id())) {
            resting.kill();
            told("between_steps", resting.name(), "nothing was under way");
            outreach.tomorrow();
            resting.launch();
            kill("second_steps", second, STEPPING);
            kill("closing", closing, STEPPING);
        }
    }

    /** Lets go of what is held once the one who waits for it is dead, and starts the dead one again. */
    private void kill(String phase, Snag snag, String doing) {
        Snag.Caught caught = snag.caught(doing);
        Replica victim = cluster.replica(caught.replica());
        victim.kill();
        boolean drops = random.nextBoolean();
        if (drops) {
            new Books(postgres).column("select pg_terminate_backend(" + caught.pid() + ")");
            dropped++;
        }
        told(phase, victim.name(), drops ? "its statement was dropped" : "its statement went on");
        snag.close();
        victim.launch();
    }

    private void told(String phase, String victim, String how) {
        kills++;
        System.out.println("  killed " + victim + " in " + phase + ": " + how);
    }

    /**
     * One is frozen in the transaction that gathers, until the database ends that and the other one begins; one in the
     * midst of deliveries, until the other has done what it had claimed; one in the midst of the second steps, until
     * they are done. Each goes on where it stood.
     */
    private void frozen() {
        cluster.replicas().forEach(Replica::awaitReady);
        Outreach outreach = Outreach.drafted(crowd);
        Snag gathering = Snag.table(postgres, "campaign_audience");
        outreach.start();
        freeze("gathering", gathering, GATHERING, outreach::awaitBegin);
        outreach.awaitClaim();
        freeze("delivery", Snag.table(postgres, "message_delivery"), MARKING, outreach::awaitDeliveries);
        outreach.awaitStep(0);
        outreach.awaitDeliveries();
        Snag second = Snag.member(postgres, outreach.somebodyTold(random));
        outreach.tomorrow();
        freeze("second_steps", second, STEPPING, () -> outreach.awaitStep(1));
        outreach.awaitEnd();
        witness.testify(outreach, 2);
    }

    private void freeze(String phase, Snag snag, String doing, Runnable meanwhile) {
        Replica frozen;
        try (snag) {
            frozen = cluster.replica(snag.caught(doing).replica());
            frozen.freeze();
        }
        try {
            long start = System.nanoTime();
            meanwhile.run();
            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            System.out.println("  froze " + frozen.name() + " in " + phase + " for " + seconds + " s");
        } finally {
            frozen.thaw();
        }
    }
}
