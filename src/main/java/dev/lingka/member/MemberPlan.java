package dev.lingka.member;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.plan.PlanChapter;
import dev.lingka.merchant.programme.words.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells members the terms in force, what the merchant asks of them and what for. */
@ApplicationScoped
class MemberPlan implements PlanChapter {

    private static final String MEMBER = "member";

    @Override
    public int place() {
        return 9;
    }

    @Override
    public Optional<Chapter> chapter(Programme programme, Words words, Instant now) {
        MemberRules rules = programme.section(MemberRules.class);
        List<Entry> entries = new ArrayList<>();
        entries.add(version("termsVersion", rules.termsVersion(), words));
        entries.add(version("privacyVersion", rules.privacyVersion(), words));
        rules.fields()
                .forEach(field -> entries.add(new Entry(
                        field.code(),
                        field.name().in(words.locale()),
                        List.of(asked(field.purpose().in(words.locale()), field.isNeededToJoin(), words)))));
        rules.groups()
                .forEach(group -> entries.add(new Entry(
                        group.code(),
                        group.name().in(words.locale()),
                        List.of(asked(group.purpose().in(words.locale()), false, words)))));
        return Optional.of(new Chapter(MEMBER, words.say(MEMBER, "plan.title"), entries));
    }

    private static Entry version(String field, String version, Words words) {
        return new Entry(field, words.label(List.of(MEMBER, field)), List.of(version));
    }

    private static String asked(String purpose, boolean needed, Words words) {
        return words.say(MEMBER, needed ? "plan.needed" : "plan.asked", purpose);
    }
}
