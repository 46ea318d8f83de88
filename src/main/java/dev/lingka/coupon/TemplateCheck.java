package dev.lingka.coupon;

import dev.lingka.merchant.programme.Weekday;
import dev.lingka.shared.problem.FieldError;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is wrong with one template, by path, each with what would be right. */
final class TemplateCheck {

    private static final String REQUIRED = "REQUIRED";
    private static final String NOT_ALLOWED = "NOT_ALLOWED";
    private static final String INVALID = "INVALID";
    private static final String DUPLICATE = "DUPLICATE";

    private final CouponTemplate template;
    private final String path;
    private final List<FieldError> errors;

    TemplateCheck(CouponTemplate template, String path, List<FieldError> errors) {
        this.template = template;
        this.path = path;
        this.errors = errors;
    }

    void all() {
        value();
        conditions();
        validity();
        limits();
    }

    private void value() {
        CouponValue value = template.value();
        boolean thing = !EnumSet.of(CouponKind.CASH, CouponKind.PERCENT).contains(template.kind());
        required("fen", value.fen(), CouponKind.CASH, "what it takes off, in fen");
        required(
                "payBasisPoints",
                value.payBasisPoints(),
                CouponKind.PERCENT,
                "the share still paid: 9000 for 10 % off");
        required("payFen", value.payFen(), CouponKind.ADD_ON, "what the thing costs with the coupon: 100 for ¥1");
        if (template.kind() == CouponKind.CASH && value.capFen() != null) {
            error("value.capFen", NOT_ALLOWED, "a fixed amount needs no cap");
        }
        if (thing && template.kind() != CouponKind.GIFT && value.skus().isEmpty()) {
            error("value.skus", REQUIRED, "the article numbers that it is taken off");
        }
        if (!thing && !value.skus().isEmpty()) {
            error("value.skus", NOT_ALLOWED, "goods that it is limited to belong in conditions.skus");
        }
        if (!thing && value.costFen() != null) {
            error("value.costFen", NOT_ALLOWED, "what it takes off is what it costs");
        }
        onceEach("value.skus", value.skus());
    }

    private void required(String field, Object given, CouponKind kind, String meaning) {
        if (template.kind() == kind && given == null) {
            error("value." + field, REQUIRED, meaning);
        } else if (template.kind() != kind && given != null) {
            error("value." + field, NOT_ALLOWED, "only a coupon of kind " + text(kind) + " has it");
        }
    }

    private void conditions() {
        CouponConditions conditions = template.conditions();
        Long fen = template.value().fen();
        if (template.kind() == CouponKind.CASH
                && fen != null
                && conditions.minimumFen() > 0
                && fen > conditions.minimumFen()) {
            error("conditions.minimumFen", INVALID, "not below value.fen: part of the coupon would always be lost");
        }
        Map<String, List<?>> lists = new TreeMap<>(Map.of(
                "stores", conditions.stores(),
                "classes", conditions.classes(),
                "skus", conditions.skus(),
                "weekdays", conditions.weekdays(),
                "tiers", conditions.tiers()));
        lists.forEach((name, list) -> onceEach("conditions." + name, list));
        hours(conditions.hours());
    }

    private void hours(List<CouponHours> hours) {
        for (int i = 0; i < hours.size(); i++) {
            CouponHours part = hours.get(i);
            if (!part.runsForward()) {
                error("conditions.hours[" + i + "].until", INVALID, "after from; write a night as two parts");
            } else if (hours.subList(0, i).stream().anyMatch(part::overlaps)) {
                error("conditions.hours[" + i + "]", INVALID, "not overlapping an earlier part");
            }
        }
    }

    private void validity() {
        CouponValidity validity = template.validity();
        if (validity.stated() != 1) {
            error("validity", INVALID, "exactly one of fixed, rolling and nextMemberDay");
            return;
        }
        CouponValidity.Fixed fixed = validity.fixed();
        if (fixed != null && fixed.from() != null && !fixed.from().isBefore(fixed.until())) {
            error("validity.fixed.until", INVALID, "after from");
        }
        List<Weekday> weekdays = template.conditions().weekdays();
        if (validity.nextMemberDay() != null
                && !weekdays.isEmpty()
                && !weekdays.contains(validity.nextMemberDay().weekday())) {
            error("conditions.weekdays", INVALID, "with the weekday of validity.nextMemberDay, or left out");
        }
    }

    private void limits() {
        atMostStock("perMember", template.perMember());
        atMostStock("perDay", template.perDay());
        if (template.claimable() && template.perMember() == null) {
            error("perMember", REQUIRED, "what members take themselves needs a limit for each of them");
        }
    }

    private void atMostStock(String field, Long limit) {
        if (limit != null && template.stock() != null && limit > template.stock()) {
            error(field, INVALID, "not above stock");
        }
    }

    private void onceEach(String field, List<?> list) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            if (!seen.add(list.get(i))) {
                error(field + "[" + i + "]", DUPLICATE, "each of them once");
            }
        }
    }

    private void error(String field, String code, String message) {
        errors.add(new FieldError(path + "." + field, code, message));
    }

    private static String text(CouponKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
