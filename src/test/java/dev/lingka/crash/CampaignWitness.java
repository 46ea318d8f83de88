package dev.lingka.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts what came of campaigns outside of their own books (I13): coupons in pockets, words in inboxes, what the phones
 * themselves show, what the SMS provider was asked to send. Of the campaign it believes only who was left alone.
 */
final class CampaignWitness {

    private static final String ALONE =
            """
            select distinct a.member_id || ':' || a.held_out
              from campaign_audience a where a.campaign_id = cast(? as uuid)""";
    /** Of any run of the campaign, so that a second run would be seen as a second gift. */
    private static final String COUPONS =
            """
            select c.member_id || ' coupon ' || c.template as what, count(*) as times from coupon c
             where c.source_kind = 'campaign' and split_part(c.source_id, ':', 1) in (
                select id::text from campaign_run where campaign_id = cast(? as uuid)) group by 1""";

    private static final String WORDS =
            """
            select m.member_id || ' word ' || (m.title ->> 'zh') as what, count(*) as times from message m
             where m.kind = 'campaign' and m.inbox and m.status <> 'suppressed' and split_part(m.source, ':', 2) in (
                select id::text from campaign_run where campaign_id = cast(? as uuid)) group by 1""";
    private static final String ALL_COUPONS =
            """
            select count(*) from coupon c join merchant m on m.id = c.merchant_id
             where m.code = ? and c.template like 'campaign-%'""";
    /** Their SMS, by the number under which the provider was given each. */
    private static final String SMS =
            """
            select m.id from message m join merchant t on t.id = m.merchant_id
              join message_delivery d on d.merchant_id = m.merchant_id and d.month = m.month and d.message_id = m.id
             where t.code = ? and m.kind = 'campaign' and d.channel = 'sms' and d.state in ('sent', 'delivered')""";

    private static final String SMS_WANTED =
            """
            select count(*) from message m join merchant t on t.id = m.merchant_id
              join member b on b.merchant_id = m.merchant_id and b.id = m.member_id
             where t.code = ? and m.kind = 'campaign' and b.phone_index is not null""";

    private final Crowd crowd;
    private final Wechat wechat;
    private final Findings findings = new Findings();
    private final Map<String, Long> expectedOfMember = new HashMap<>();
    private long told;
    private long leftAlone;

    CampaignWitness(Crowd crowd, Wechat wechat) {
        this.crowd = crowd;
        this.wechat = wechat;
    }

    Findings findings() {
        return findings;
    }

    /** That each member of the crowd has what the campaign's first steps promise, so many of them, and once. */
    void testify(Outreach outreach, int steps) {
        Map<String, Boolean> alone = new HashMap<>();
        crowd.books().column(ALONE, outreach.id()).forEach(row -> {
            String[] parts = row.split(":");
            alone.put(parts[0], parts[1].equals("true"));
        });
        Map<String, Long> had = new HashMap<>();
        List.of(COUPONS, WORDS).forEach(sql -> crowd.books()
                .rows(sql, outreach.id())
                .forEach(row -> had.put(row.get("what"), Long.parseLong(row.get("times")))));
        for (String member : crowd.members()) {
            if (!alone.containsKey(member)) {
                findings.add("lost", member + " is not in the campaign");
                continue;
            }
            boolean isTold = !alone.get(member);
            told += isTold ? 1 : 0;
            leftAlone += isTold ? 0 : 1;
            expectedOfMember.merge(member, isTold ? (long) steps : 0, Long::sum);
            for (String coupon : Crowd.COUPONS) {
                boolean due = isTold && Crowd.COUPONS.indexOf(coupon) < steps;
                weigh(had.remove(member + " coupon " + coupon), due, member + " coupon " + coupon);
                weigh(had.remove(member + " word " + coupon), due, member + " word " + coupon);
            }
        }
        had.forEach((what, times) -> findings.add("held_out_told", "nobody's: " + what));
    }

    private void weigh(Long times, boolean due, String what) {
        if (due && times == null) {
            findings.add("lost", what);
        } else if (times != null && !due) {
            findings.add("held_out_told", what);
        } else if (times != null && times > 1) {
            findings.add("duplicated", what + " " + times + " times");
        }
    }

    /** What the phones show, over all campaigns: as many coupons and words as were promised to their people. */
    void askPhones() {
        for (Guest guest : crowd.guests()) {
            crowd.signIn(guest);
            JsonNode coupons = crowd.shown(guest, "/api/v1/member/coupons?limit=100");
            JsonNode words = crowd.shown(guest, "/api/v1/member/messages?limit=100");
            String member = crowd.shownMember(guest);
            long expected = expectedOfMember.getOrDefault(member, 0L);
            compare(count(coupons, "template", "campaign-"), expected, member + " sees coupons");
            compare(count(words, "kind", "campaign"), expected, member + " sees words");
        }
    }

    private static long count(JsonNode items, String field, String beginning) {
        long count = 0;
        for (JsonNode item : items) {
            count += item.path(field).asText().startsWith(beginning) ? 1 : 0;
        }
        return count;
    }

    private void compare(long seen, long expected, String what) {
        if (seen != expected) {
            findings.add(seen < expected ? "lost" : "duplicated", what + ": " + seen + " of " + expected);
        }
    }

    /** An SMS leaves at least once: providers know no repetition, and nobody knows what left before a kill. */
    private void countSms(Figures figures) {
        JsonNode all = wechat.get("/control/letters?kind=sms");
        Set<String> different = new HashSet<>();
        List<String> letters = new ArrayList<>();
        (all.isArray() ? all : all.elements().next()).forEach(letter -> letters.add(message(letter)));
        Set<String> ours = new HashSet<>(crowd.books().column(SMS, crowd.code()));
        letters.removeIf(id -> !ours.contains(id));
        different.addAll(letters);
        long wanted = crowd.books().number(SMS_WANTED, crowd.code());
        figures.tell("campaign_sms_wanted", wanted, "messages");
        figures.zero("campaign_sms_lost", wanted - different.size(), "messages");
        figures.tell("campaign_sms_sent_again", letters.size() - different.size(), "messages");
    }

    /** The message that an SMS was, behind its merchant. */
    private static String message(JsonNode letter) {
        String outId = letter.at("/content/outId").asText();
        return outId.substring(outId.indexOf('-') + 1);
    }

    void tell(Figures figures) {
        long promised =
                expectedOfMember.values().stream().mapToLong(Long::longValue).sum();
        compare(crowd.books().number(ALL_COUPONS, crowd.code()), promised, "all coupons");
        findings.show();
        figures.atLeast("campaign_members_told", told, "members", 1);
        figures.atLeast("campaign_members_left_alone", leftAlone, "members", 1);
        figures.zero("campaign_lost", findings.count("lost"), "gifts_and_words");
        figures.zero("campaign_duplicated", findings.count("duplicated"), "gifts_and_words");
        figures.zero("campaign_held_out_told", findings.count("held_out_told"), "gifts_and_words");
        countSms(figures);
    }
}
