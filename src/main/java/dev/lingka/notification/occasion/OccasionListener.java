package dev.lingka.notification.occasion;

import dev.lingka.card.Card;
import dev.lingka.card.CardService;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.notification.kind.MessageKind;
import dev.lingka.notification.kind.MessageRules;
import dev.lingka.notification.kind.Occasion;
import dev.lingka.notification.message.MessageService;
import dev.lingka.notification.message.PlanMessage;
import dev.lingka.notification.occasion.Tellings.Happened;
import dev.lingka.shared.outbox.OutboxEvent;
import dev.lingka.shared.outbox.OutboxListener;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Hears what happens to people, and tells them where the programme has a kind of message for it. */
@ApplicationScoped
class OccasionListener implements OutboxListener {

    /** How a ticket ends without its party's doing. */
    private static final Set<String> LOST = Set.of("no_show", "closed");
    /** Who gave a coupon or points, where the giver speaks of it by the rules of marketing. */
    private static final String CAMPAIGN = "campaign";

    private final ProgrammeService programmes;
    private final OccasionRepository occasions;
    private final Tellings tellings;
    private final MessageService messages;
    private final CardService cards;

    OccasionListener(
            ProgrammeService programmes,
            OccasionRepository occasions,
            Tellings tellings,
            MessageService messages,
            CardService cards) {
        this.programmes = programmes;
        this.occasions = occasions;
        this.tellings = tellings;
        this.messages = messages;
        this.cards = cards;
    }

    @Override
    public String name() {
        return "message-occasion";
    }

    @Override
    public Set<String> types() {
        return Arrays.stream(Occasion.values()).map(Occasion::event).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Uni<Void> handle(OutboxEvent event) {
        Occasion occasion = Occasion.of(event.type());
        if (!isNews(occasion, event.payload())) {
            return Uni.createFrom().voidItem();
        }
        return programmes.current(event).chain(programme -> programme
                .section(MessageRules.class)
                .on(occasion)
                .map(kind -> tell(event, programme, kind))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** What people know already is none; and of a campaign's gift nothing is said by a side door. */
    private static boolean isNews(Occasion occasion, JsonObject told) {
        return switch (occasion) {
            case TICKET_ENDED -> LOST.contains(told.getString("state"));
            case COUPON_GRANTED, POINTS_GRANTED -> !isByCampaign(told);
            default -> true;
        };
    }

    /** Points that were granted before their event had the field tell it by the beginning of their source. */
    private static boolean isByCampaign(JsonObject told) {
        String kind = told.getString("sourceKind");
        return kind == null ? told.getString("source", "").startsWith(CAMPAIGN + ":") : kind.equals(CAMPAIGN);
    }

    private Uni<Void> tell(OutboxEvent event, Programme programme, MessageKind kind) {
        return person(event).chain(person -> person.map(memberId -> tell(event, programme, kind, memberId))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Whom it is about: the person of the event, else who holds its card; empty for a walk-in. */
    private Uni<Optional<UUID>> person(OutboxEvent event) {
        String memberId = event.payload().getString("memberId");
        String cardId = event.payload().getString("cardId");
        return memberId != null || cardId == null
                ? Uni.createFrom().item(Optional.ofNullable(memberId).map(UUID::fromString))
                : cards.find(event, UUID.fromString(cardId)).map(Card::memberId).map(Optional::of);
    }

    private Uni<Void> tell(OutboxEvent event, Programme programme, MessageKind kind, UUID memberId) {
        Wording wording = new Wording(kind);
        return occasions.happenedAt(event).chain(at -> tellings.of(
                        event, new Happened(programme, kind.occasion(), event.payload(), memberId, at), wording.gaps())
                .map(wording::fill)
                .map(words -> PlanMessage.service(
                        "event:" + event.id() + ":" + kind.code(),
                        memberId,
                        kind.code(),
                        "event:" + event.type() + ":" + event.id(),
                        words,
                        end(kind.occasion(), at)))
                .chain(message -> messages.plan(event, List.of(message)))
                .replaceWithVoid());
    }

    private static Instant end(Occasion occasion, Instant at) {
        return occasion.fresh().map(at::plus).orElse(null);
    }
}
