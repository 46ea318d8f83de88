package dev.lingka.notification.credit;

import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.notification.Channel;
import dev.lingka.notification.kind.MessageKind;
import dev.lingka.notification.kind.MessageRules;
import dev.lingka.shared.Actor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which subscribe messages to ask a person for, and what they answered. */
@ApplicationScoped
class CreditService {

    /** WeChat's older clients take three in one dialog. */
    private static final int MOST_ASKED = 3;

    private final CreditRepository credits;
    private final ProgrammeService programmes;
    private final Clock clock;

    CreditService(CreditRepository credits, ProgrammeService programmes, Clock clock) {
        this.credits = credits;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** The moment's templates whose store is low, the emptiest first; three at most. */
    Uni<List<WantedTemplate>> wanted(Actor person, Moment moment) {
        return kinds(person).chain(kinds -> credits.of(person).map(known -> wanted(kinds, known, moment)));
    }

    private List<WantedTemplate> wanted(List<MessageKind> kinds, List<Credit> known, Moment moment) {
        Map<String, Credit> byTemplate =
                known.stream().collect(Collectors.toMap(Credit::template, Function.identity()));
        Function<String, Credit> credit = template -> byTemplate.getOrDefault(template, Credit.unknown(template));
        Instant now = clock.instant();
        return kinds.stream()
                .filter(kind -> moment.covers(kind.occasion()))
                .map(kind -> new WantedTemplate(kind.subscribe().template(), kind.code()))
                .filter(each -> credit.apply(each.template()).isWanted(now))
                .sorted(Comparator.comparingInt(
                        each -> credit.apply(each.template()).credits()))
                .limit(MOST_ASKED)
                .toList();
    }

    /** Takes what the phone tells as a hint: WeChat's own word, and its refusals, correct it. */
    Uni<Void> told(Actor person, TellResults told) {
        return kinds(person).chain(kinds -> {
            Set<String> ours =
                    kinds.stream().map(kind -> kind.subscribe().template()).collect(Collectors.toSet());
            List<JsonObject> results = told.results().stream()
                    .filter(result -> ours.contains(result.template()))
                    .map(result ->
                            new JsonObject().put("template", result.template()).put("result", result.result()))
                    .toList();
            return results.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : credits.note(person, person.id(), CreditRepository.Source.PHONE, results);
        });
    }

    /** Those that go by subscribe message. */
    private Uni<List<MessageKind>> kinds(Actor person) {
        return programmes.current(person).map(programme -> programme.section(MessageRules.class).kinds().stream()
                .filter(kind -> kind.subscribe() != null)
                .filter(kind -> kind.channels().contains(Channel.SUBSCRIBE))
                .toList());
    }
}
