package dev.lingka.member.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.member.MemberRules;
import java.util.List;
import java.util.Locale;

/**
 * What is asked, and what was answered.
 *
 * @param answers by code: a value, or a list of objects for a group
 * @param missing codes of what has to be answered before there is a card
 */
record AnswersView(List<AskedView> fields, List<AskedView.GroupView> groups, JsonNode answers, List<String> missing) {

    static AnswersView of(Answers known, MemberRules rules, Locale locale) {
        return new AnswersView(
                rules.fields().stream()
                        .map(field -> AskedView.of(field, locale))
                        .toList(),
                rules.groups().stream()
                        .map(group -> AskedView.GroupView.of(group, locale))
                        .toList(),
                known.told(),
                known.missingToJoin(rules));
    }

    @Override
    public String toString() {
        return "AnswersView[…]";
    }
}
