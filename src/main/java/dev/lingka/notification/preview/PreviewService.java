package dev.lingka.notification.preview;

import dev.lingka.card.CardService;
import dev.lingka.member.MemberService;
import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeService;
import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.notification.NotificationProblem;
import dev.lingka.notification.kind.MessageKind;
import dev.lingka.notification.kind.MessageRules;
import dev.lingka.notification.message.MessageService;
import dev.lingka.notification.message.PlanMessage;
import dev.lingka.notification.message.PlanMessage.Words;
import dev.lingka.notification.message.PlannedMessage;
import dev.lingka.notification.occasion.Tellings;
import dev.lingka.notification.occasion.Tellings.Happened;
import dev.lingka.notification.occasion.Wording;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Words a message for somebody, and sends it to nobody but who asks. */
@ApplicationScoped
class PreviewService {

    /** What marketing that is tried out is called. */
    private static final String TRIAL = "trial";

    private final ProgrammeService programmes;
    private final MemberService members;
    private final CardService cards;
    private final Tellings tellings;
    private final MessageService messages;
    private final Clock clock;

    PreviewService(
            ProgrammeService programmes,
            MemberService members,
            CardService cards,
            Tellings tellings,
            MessageService messages,
            Clock clock) {
        this.programmes = programmes;
        this.members = members;
        this.cards = cards;
        this.tellings = tellings;
        this.messages = messages;
        this.clock = clock;
    }

    /** Throws NOT_FOUND for nobody, MESSAGE_KIND_UNKNOWN. */
    Uni<Words> words(InMerchant merchant, Draft draft, UUID memberId) {
        return members.find(merchant, memberId)
                .chain(() -> draft.kind() == null
                        ? Uni.createFrom().item(Wording.plain(draft.title(), draft.text()))
                        : programmes
                                .current(merchant)
                                .chain(programme -> words(merchant, programme, kind(programme, draft), memberId)));
    }

    /**
     * Says it to the member who has the phone number of the staff member's own account: marketing under the rules that
     * hold for everybody, so that a test may well be suppressed.
     *
     * @throws ProblemException NO_OWN_MEMBER, MESSAGE_KIND_UNKNOWN
     */
    Uni<PlannedMessage> test(Operation operation, StaffActor staff, Draft draft) {
        return self(staff)
                .chain(memberId ->
                        words(staff, draft, memberId).map(words -> message(operation, staff, draft, memberId, words)))
                .chain(message -> messages.plan(operation, message));
    }

    private Uni<UUID> self(StaffActor staff) {
        if (staff.phoneIndex() == null) {
            throw ProblemException.of(NotificationProblem.NO_OWN_MEMBER);
        }
        return members.byPhoneIndex(staff, staff.phoneIndex()).map(found -> found.map(person -> person.id())
                .orElseThrow(() -> ProblemException.of(NotificationProblem.NO_OWN_MEMBER)));
    }

    private static PlanMessage message(Operation operation, StaffActor staff, Draft draft, UUID memberId, Words words) {
        String key = "test:" + staff.id() + ":" + operation.key();
        String source = "test:" + staff.id();
        return draft.kind() == null
                ? PlanMessage.marketing(key, memberId, TRIAL, source, words)
                : PlanMessage.service(key, memberId, draft.kind(), source, words, null);
    }

    private Uni<Words> words(InMerchant merchant, Programme programme, MessageKind kind, UUID memberId) {
        Wording wording = new Wording(kind);
        JsonObject sample = new Sample(programme, clock.instant()).of(kind.occasion());
        return cards.ofMember(merchant, memberId)
                .invoke(held -> held.ifPresent(card -> sample.put(
                        "storeId",
                        card.storeId() == null ? null : card.storeId().toString())))
                .chain(() -> tellings.of(
                        merchant,
                        new Happened(programme, kind.occasion(), sample, memberId, clock.instant()),
                        wording.gaps()))
                .map(wording::fill);
    }

    private static MessageKind kind(Programme programme, Draft draft) {
        return programme
                .section(MessageRules.class)
                .find(draft.kind())
                .orElseThrow(() ->
                        ProblemException.of(NotificationProblem.MESSAGE_KIND_UNKNOWN, Map.of("kind", draft.kind())));
    }
}
