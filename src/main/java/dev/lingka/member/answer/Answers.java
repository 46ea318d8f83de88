package dev.lingka.member.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.member.FieldGroup;
import dev.lingka.member.MemberRules;
import dev.lingka.member.OwnField;
import dev.lingka.member.OwnField.ConsentNeed;
import dev.lingka.merchant.staff.StaffRole;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one person answered.
 *
 * @param version rises with every change, 0 before the first; the ETag
 * @param told by code: a value, or a list of objects for a group
 */
public record Answers(int version, ObjectNode told) {

    /** Codes of the fields without which nobody gets a card and that are not answered. */
    List<String> missingToJoin(MemberRules rules) {
        return rules.fields().stream()
                .filter(OwnField::isNeededToJoin)
                .map(OwnField::code)
                .filter(code -> !told.has(code))
                .toList();
    }

    /** Whether everything that is asked once is answered. */
    boolean isComplete(MemberRules rules) {
        return !rules.fields().isEmpty() && rules.fields().stream().allMatch(field -> told.has(field.code()));
    }

    /** What of it needs this consent. */
    boolean needs(ConsentNeed need, MemberRules rules) {
        return codes(rules, need).anyMatch(told::has);
    }

    Answers without(ConsentNeed need, MemberRules rules) {
        ObjectNode rest = told.deepCopy();
        rest.remove(codes(rules, need).toList());
        return new Answers(version, rest);
    }

    /** What a role may see, and nothing that the programme no longer asks. */
    Answers visibleTo(StaffRole role, MemberRules rules) {
        Set<String> open = Stream.concat(
                        rules.fields().stream()
                                .filter(field -> field.visibleTo().contains(role))
                                .map(OwnField::code),
                        rules.groups().stream()
                                .filter(group -> group.visibleTo().contains(role))
                                .map(FieldGroup::code))
                .collect(Collectors.toSet());
        return new Answers(version, told.deepCopy().retain(open));
    }

    private static Stream<String> codes(MemberRules rules, ConsentNeed need) {
        return Stream.concat(
                rules.fields().stream().filter(field -> field.consent() == need).map(OwnField::code),
                rules.groups().stream().filter(group -> group.consent() == need).map(FieldGroup::code));
    }

    @Override
    public String toString() {
        return "Answers[…]";
    }
}
