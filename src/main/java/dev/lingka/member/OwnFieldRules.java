package dev.lingka.member;

import dev.lingka.merchant.staff.StaffRole;
import dev.lingka.shared.problem.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a programme may ask its members: refuses what contradicts itself or the protection of personal data. */
final class OwnFieldRules {

    private static final String AGAINST_LAW = "AGAINST_LAW";
    private static final String INVALID = "INVALID";

    private final MemberRules rules;
    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, String> codes = new HashMap<>();

    private OwnFieldRules(MemberRules rules) {
        this.rules = rules;
    }

    static List<FieldError> check(MemberRules rules, String path) {
        OwnFieldRules check = new OwnFieldRules(rules);
        for (int i = 0; i < rules.fields().size(); i++) {
            check.field(rules.fields().get(i), path + ".fields[" + i + "]");
        }
        for (int i = 0; i < rules.groups().size(); i++) {
            check.group(rules.groups().get(i), path + ".groups[" + i + "]");
        }
        return check.errors;
    }

    private void field(OwnField field, String path) {
        code(field.code(), path);
        answer(field, path);
        visible(field.visibleTo(), path);
        consent(field.consent(), path);
        if (field.purpose() == null) {
            error(path + ".purpose", "REQUIRED", "say what it is for: the member is told", "必须说明用途，并告知会员");
        }
        if (field.required() && field.ask() == OwnField.Ask.LATER) {
            error(
                    path + ".required",
                    INVALID,
                    "what is required is asked at joining; say ask: join",
                    "必填项须在入会时询问：ask: join");
        }
        if (field.isNeededToJoin() && field.consent() != OwnField.ConsentNeed.NONE) {
            error(
                    path + ".required",
                    AGAINST_LAW,
                    "a card is not refused to those who withhold this consent; say required: false",
                    "不得因不同意而拒绝办卡，请写 required: false");
        }
    }

    private void group(FieldGroup group, String path) {
        code(group.code(), path);
        visible(group.visibleTo(), path);
        consent(group.consent(), path);
        for (int i = 0; i < group.fields().size(); i++) {
            OwnField field = group.fields().get(i);
            String place = path + ".fields[" + i + "]";
            answer(field, place);
            boolean ownRules = field.purpose() != null
                    || field.ask() != OwnField.Ask.LATER
                    || field.consent() != OwnField.ConsentNeed.NONE
                    || !field.visibleTo().isEmpty();
            if (ownRules) {
                error(
                        place,
                        INVALID,
                        "purpose, consent and visibleTo are said once, on the group; a group is asked later",
                        "purpose、consent、visibleTo 写在资料组上，且资料组只在入会后询问");
            }
            if (group.minors() && field.type() == OwnField.Type.DATE) {
                error(
                        place + ".type",
                        AGAINST_LAW,
                        "of a child no more than the month is asked; say month",
                        "儿童资料只收集到年月，请写 month");
            }
        }
    }

    /** Answers stand under their codes, whether fields or groups. */
    private void code(String code, String path) {
        String first = codes.putIfAbsent(code, path);
        if (first != null) {
            error(
                    path + ".code",
                    "DUPLICATE",
                    code + " stands at " + first + " already; fields and groups have codes of their own",
                    code + " 已用于 " + first + "，资料与资料组的 code 不能相同");
        }
    }

    private void answer(OwnField field, String path) {
        boolean choice = field.type() == OwnField.Type.CHOICE;
        if (choice == field.options().isEmpty()) {
            error(
                    path + ".options",
                    choice ? "REQUIRED" : INVALID,
                    choice ? "a choice has options" : "only a choice has options",
                    choice ? "单选必须有选项" : "只有单选才有选项");
        }
        boolean limits = field.least() != null || field.greatest() != null;
        if (limits && field.type() != OwnField.Type.NUMBER) {
            error(path + ".type", INVALID, "only a number has least and greatest", "只有数字才有 least 和 greatest");
        }
        if (field.least() != null && field.greatest() != null && field.least() > field.greatest()) {
            error(path + ".least", INVALID, "not above greatest", "不能大于 greatest");
        }
    }

    private void visible(Set<StaffRole> roles, String path) {
        if (roles.contains(StaffRole.TERMINAL)) {
            error(path + ".visibleTo", INVALID, "people alone: no terminal reads what members tell", "只能是人员角色，不能是收银终端");
        }
    }

    private void consent(OwnField.ConsentNeed need, String path) {
        if (need == OwnField.ConsentNeed.GUARDIAN && rules.guardianVersion() == null) {
            error(
                    path + ".consent",
                    AGAINST_LAW,
                    "data of children needs a guardian's consent: say which text, in member.guardianVersion",
                    "收集儿童资料须取得监护人单独同意，请填写 member.guardianVersion");
        }
    }

    private void error(String field, String code, String english, String chinese) {
        errors.add(new FieldError(field, code, english, chinese));
    }
}
