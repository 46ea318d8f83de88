package dev.lingka.notification.channel;

import dev.lingka.notification.Suppression;
import dev.lingka.wechat.open.WechatMessageService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Mass messages of the official account: one request for all who are told the same. WeChat wants at least two, and lets
 * a person have four in a month.
 */
@ApplicationScoped
public class MassCarrier {

    /** WeChat's limit for a service account, per person and month; it leaves out who had them without a word. */
    private static final int MOST_IN_A_MONTH = 4;

    private static final int LEAST = 2;
    private static final int MOST_TRIES_ALONE = 3;

    private final WechatMessageService wechat;
    private final Endings endings;

    MassCarrier(WechatMessageService wechat, Endings endings) {
        this.wechat = wechat;
        this.endings = endings;
    }

    /** Why this person gets no mass message now; empty when they can. */
    public Optional<Handover> barred(Parcel parcel) {
        if (parcel.reach().massThisMonth() >= MOST_IN_A_MONTH) {
            return Optional.of(Handover.suppressed(Suppression.CAP_MONTH));
        }
        return parcel.reach().address().officialAccount().get().isEmpty()
                ? Optional.of(Handover.suppressed(Suppression.NOT_FOLLOWING))
                : Optional.empty();
    }

    /**
     * Sends one message to all of them.
     *
     * @param parcels of one merchant with the same words, none of them barred
     * @param clientId the same again is the same message
     */
    public Uni<Handover> carry(List<Parcel> parcels, String clientId) {
        if (parcels.size() < LEAST) {
            boolean othersMayCome = parcels.get(0).claim().attempts() < MOST_TRIES_ALONE;
            return Uni.createFrom()
                    .item(othersMayCome ? Handover.later("alone") : Handover.failed("ALONE", "needs two people"));
        }
        List<String> openIds = parcels.stream()
                .map(parcel -> parcel.reach().address().officialAccount().get())
                .flatMap(Optional::stream)
                .toList();
        Parcel first = parcels.get(0);
        return endings.forMany(first)
                .chain(ended -> ended.map(words -> wechat.mass(first, openIds, PlainWords.of(words), clientId)
                                .map(Handover::of))
                        .orElseGet(() -> Uni.createFrom().item(Handover.later(PageLinks.NONE))));
    }
}
