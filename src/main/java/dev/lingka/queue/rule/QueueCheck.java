package dev.lingka.queue.rule;

import dev.lingka.shared.problem.FieldError;
import dev.lingka.tier.Benefit;
import dev.lingka.tier.TierLevel;
import dev.lingka.tier.TierRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with queues that are each right field by field, with what would be right. */
final class QueueCheck {

    private static final String DUPLICATE = "DUPLICATE";
    private static final String INVALID = "INVALID";
    private static final String OUT_OF_RANGE = "OUT_OF_RANGE";
    private static final String UNKNOWN = "UNKNOWN";

    private final String path;
    private final List<FieldError> errors = new ArrayList<>();

    QueueCheck(String path) {
        this.path = path;
    }

    List<FieldError> of(QueueRules rules) {
        lines(rules.lines());
        hours("hours", rules.hours());
        require(
                rules.lines().isEmpty() || !rules.hours().isEmpty(),
                "hours",
                "REQUIRED",
                "say when the queue is open: days, from, to",
                "请写排队开放的时间：days、from、to");
        stores(rules);
        remote(rules.remote());
        return errors;
    }

    /** What does not fit the levels: a priority is a benefit, which members see beside the others. */
    List<FieldError> against(QueueRules rules, TierRules tiers) {
        List<QueuePriority.Level> levels =
                rules.priority() == null ? List.of() : rules.priority().levels();
        Set<String> named = new HashSet<>();
        for (int i = 0; i < levels.size(); i++) {
            String at = "priority.levels[" + i + "].level";
            String code = levels.get(i).level();
            Optional<TierLevel> level = tiers.find(code);
            require(named.add(code), at, DUPLICATE, "each level once", "每个等级只写一次");
            require(level.isPresent(), at, UNKNOWN, "one of the levels of the section tiers", "请写 tiers 里有的等级");
            require(
                    level.isEmpty() || level.get().benefits().stream().anyMatch(QueueCheck::isPriority),
                    at,
                    INVALID,
                    "shown to everybody: give the level a benefit of the kind queue_priority in the section tiers",
                    "请先在 tiers 里为该等级添加 queue_priority 权益，让所有人都能看到");
        }
        return errors;
    }

    private static boolean isPriority(Benefit benefit) {
        return benefit.kind() == Benefit.Kind.QUEUE_PRIORITY;
    }

    private void lines(List<QueueLine> lines) {
        Set<String> codes = new HashSet<>();
        Map<String, String> prefixes = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            QueueLine line = lines.get(i);
            String at = "lines[" + i + "]";
            require(codes.add(line.code()), at + ".code", DUPLICATE, "each line has a code of its own", "每条队列的代码不能重复");
            String other = prefixes.putIfAbsent(line.prefix(), line.code());
            require(
                    other == null,
                    at + ".prefix",
                    DUPLICATE,
                    "each line has a prefix of its own; this is that of " + other,
                    "每条队列的号码前缀不能重复；该前缀已用于 " + other);
            party(at + ".party", line, lines.subList(0, i));
            falling(at + ".noticeAhead", line.noticeAhead());
        }
    }

    private void party(String at, QueueLine line, List<QueueLine> before) {
        PartySize party = line.party();
        if (party == null) {
            return;
        }
        require(party.from() <= party.to(), at + ".to", INVALID, "not below from", "不能小于 from");
        before.stream()
                .filter(other -> other.party() != null && other.party().overlaps(party))
                .findFirst()
                .ifPresent(other -> error(
                        at,
                        INVALID,
                        "a party stands in one line: overlaps that of " + other.code() + ", from "
                                + other.party().from() + " to " + other.party().to(),
                        "同样人数只能排一条队：与 " + other.code() + " 的 " + other.party().from() + "–"
                                + other.party().to() + " 人重叠"));
    }

    private void falling(String at, List<Integer> ahead) {
        for (int i = 1; i < ahead.size(); i++) {
            require(
                    ahead.get(i) < ahead.get(i - 1),
                    at + "[" + i + "]",
                    INVALID,
                    "falling: below " + ahead.get(i - 1),
                    "必须从大到小：应小于 " + ahead.get(i - 1));
        }
    }

    private void hours(String at, List<QueueHours> hours) {
        for (int i = 0; i < hours.size(); i++) {
            QueueHours some = hours.get(i);
            String here = at + "[" + i + "]";
            require(
                    new HashSet<>(some.days()).size() == some.days().size(),
                    here + ".days",
                    DUPLICATE,
                    "name each day once",
                    "每天只写一次");
            require(
                    some.untilLastTicket().compareTo(Duration.ZERO) > 0
                            && some.untilLastTicket().compareTo(some.length()) <= 0,
                    here + ".lastTicket",
                    OUT_OF_RANGE,
                    "after " + some.from() + " and not after " + some.to(),
                    "必须晚于 " + some.from() + "，且不晚于 " + some.to());
            for (int j = 0; j < i; j++) {
                require(
                        !WeekHours.of(some).overlap(WeekHours.of(hours.get(j))),
                        here,
                        INVALID,
                        "overlaps " + path + "." + at + "[" + j + "]: a queue opens when it has closed",
                        "与 " + path + "." + at + "[" + j + "] 的时间重叠");
            }
        }
    }

    private void stores(QueueRules rules) {
        Set<String> lines = rules.lines().stream().map(QueueLine::code).collect(Collectors.toSet());
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < rules.stores().size(); i++) {
            StoreDifference store = rules.stores().get(i);
            String at = "stores[" + i + "]";
            require(codes.add(store.store()), at + ".store", DUPLICATE, "each store once", "每家门店只写一次");
            own(at + ".lines", store.lines() == null ? List.of() : store.lines(), lines);
            hours(at + ".hours", store.hours() == null ? List.of() : store.hours());
        }
    }

    private void own(String at, List<String> wanted, Set<String> lines) {
        for (int i = 0; i < wanted.size(); i++) {
            require(
                    lines.contains(wanted.get(i)),
                    at + "[" + i + "]",
                    UNKNOWN,
                    "the code of one of " + path + ".lines",
                    "请写 " + path + ".lines 里有的代码");
        }
    }

    private void remote(RemoteTickets remote) {
        require(
                remote == null || remote.hereMetres() <= remote.withinMetres(),
                "remote.hereMetres",
                INVALID,
                "not above withinMetres",
                "不能大于 withinMetres");
    }

    private void require(boolean holds, String field, String code, String message, String chinese) {
        if (!holds) {
            error(field, code, message, chinese);
        }
    }

    private void error(String field, String code, String message, String chinese) {
        errors.add(new FieldError(path + "." + field, code, message, chinese));
    }
}
