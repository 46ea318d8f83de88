package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.story.Caller;
import dev.lingka.story.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A merchant's members who all agreed to marketing. Most are rows and no more: a campaign asks no more of them. The
 * others have joined by their phones, so that an SMS leaves for them, and their own phones say what they have.
 */
final class Crowd {

    /** What the two steps of a campaign give. */
    static final List<String> COUPONS = List.of("campaign-first", "campaign-second");

    private static final String PROGRAMME = "/api/v1/staff/programme";
    private static final String CONSENTS = "/api/v1/member/consents";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String BORN =
            """
            with born as (
                insert into member (merchant_id, id, kind, joined_at)
                select m.id, uuid_v7(), 'member', app_now() from merchant m cross join generate_series(1, %d)
                 where m.code = '%s' returning merchant_id, id),
            agreed as (
                insert into member_consent (merchant_id, member_id, document, version, granted, channel)
                select merchant_id, id, 'marketing', '%s', true, 'mini_program' from born)
            insert into member_fact (merchant_id, member_id, bucket, stage)
            select merchant_id, id, 0, 'new' from born on conflict do nothing""";
    private static final String MEMBERS =
            """
            select b.id from member b join merchant m on m.id = b.merchant_id
              join member_fact f on f.merchant_id = b.merchant_id and f.member_id = b.id
             where m.code = ? and b.kind = 'member' and b.status = 'active' order by b.id""";

    private final Cluster cluster;
    private final Client client;
    private final Shop shop;
    private final Guests guests;
    private final List<String> members;

    private Crowd(Cluster cluster, Client client, int rows, int phones) {
        this.cluster = cluster;
        this.client = client;
        shop = Shop.open(cluster.world());
        guests = new Guests(client, cluster.wechat(), shop);
        publish();
        books().run(BORN.formatted(rows, shop.code(), Guests.TERMS));
        // After the rows: members of one moment are served by their ids, so that the SMS leave late in a step.
        for (int i = 0; i < phones; i++) {
            guests.welcome();
        }
        guests.all().forEach(this::agree);
        Pause.require(
                PATIENCE,
                "all members are known",
                () -> books().column(MEMBERS, shop.code()).size() == rows + phones);
        members = books().column(MEMBERS, shop.code());
    }

    /** So many members by rows and so many with phones. */
    static Crowd gather(Cluster cluster, Client client, int rows, int phones) {
        return new Crowd(cluster, client, rows, phones);
    }

    Books books() {
        return new Books(cluster.postgres());
    }

    Caller owner() {
        return shop.owner();
    }

    String code() {
        return shop.code();
    }

    List<String> members() {
        return members;
    }

    List<Guest> guests() {
        return guests.all();
    }

    /** The clock may have run on by days, and sessions out. */
    void signIn(Guest guest) {
        guests.signIn(guest);
    }

    /** What the person's phone shows. */
    JsonNode shown(Guest guest, String path) {
        return client.insist("GET", path, guest.token(), null).json().path("items");
    }

    String shownMember(Guest guest) {
        return client.insist("GET", "/api/v1/member/profile", guest.token(), null)
                .json()
                .path("memberId")
                .asText();
    }

    private void agree(Guest guest) {
        Map<String, ?> consent = Map.of("document", "marketing", "version", Guests.TERMS, "granted", true);
        client.insist("POST", CONSENTS, guest.token(), consent);
    }

    /** Two coupons more, and nothing that would keep a second campaign of the day from speaking. */
    private void publish() {
        ObjectNode document = owner().get(PROGRAMME).expect(200).at("/document").deepCopy();
        ObjectNode messages = (ObjectNode) document.get("messages");
        messages.remove("quietHours");
        messages.putArray("caps");
        COUPONS.forEach(code -> document.withArray("/coupons/templates")
                .add(Wire.read(
                        """
                        {"code": "%1$s", "name": {"zh": "%1$s", "en": "%1$s"}, "kind": "cash", "value": {"fen": 100},
                         "validity": {"rolling": {"days": 300}}}"""
                                .formatted(code))));
        String versions = PROGRAMME + "/versions";
        String version = owner().post(versions, document).expect(201).text("version");
        String approval = owner().post(versions + "/" + version + "/publication", Map.of("reason", "开业"))
                .expect(202)
                .text("id");
        shop.manager()
                .post("/api/v1/staff/approvals/" + approval + "/decision", Map.of("approve", true, "reason", "看过了"))
                .expect(200);
        Pause.require(
                PATIENCE,
                "the programme is in force",
                () -> version.equals(owner().get(PROGRAMME).expect(200).text("version")));
    }
}
