package dev.lingka.notification.channel;

import dev.lingka.member.FollowerService;
import dev.lingka.member.FollowerService.Known;
import dev.lingka.shared.InMerchant;
import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.wechat.WechatProblem;
import dev.lingka.wechat.open.WechatOpenService;
import dev.lingka.wechat.push.PushEvent;
import dev.lingka.wechat.push.PushListener;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * Hears who follows the official account, so that they can be written to there, and who spoke to one of the merchant's
 * apps: for 48 hours a customer-service message may answer.
 */
@ApplicationScoped
class PeopleOnWechat implements PushListener {

    private static final Set<String> ARRIVALS = Set.of("subscribe", "SCAN");

    private final FollowerService people;
    private final WechatOpenService wechat;
    private final MoneyFunctions functions;

    PeopleOnWechat(FollowerService people, WechatOpenService wechat, MoneyFunctions functions) {
        this.people = people;
        this.wechat = wechat;
        this.functions = functions;
    }

    /** Events with which a person turns to the account, and their words of each type. */
    @Override
    public Set<String> events() {
        return Set.of(
                "subscribe",
                "SCAN",
                "CLICK",
                "user_enter_tempsession",
                "text",
                "image",
                "voice",
                "video",
                "shortvideo",
                "location",
                "link",
                "miniprogrampage");
    }

    @Override
    public Uni<Void> heard(PushEvent event) {
        return people.known(event, event.openId())
                .chain(known -> known.isPresent() || !ARRIVALS.contains(event.name())
                        ? Uni.createFrom().item(known)
                        : follower(event))
                .chain(known -> known.map(person -> note(event, person))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** Whose unionid nobody may ask for cannot be joined to anybody, and is left alone. */
    private Uni<Optional<Known>> follower(PushEvent event) {
        return unionId(event).chain(unionId -> unionId.map(id -> people.followed(event, event.openId(), id)
                        .map(memberId -> Optional.of(new Known(memberId, true))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<String>> unionId(PushEvent event) {
        String told = event.body().path("UnionId").asText("");
        return told.isEmpty()
                ? wechat.followerUnionId(event, event.openId())
                        .onFailure(PeopleOnWechat::isForGood)
                        .recoverWithItem(Optional.empty())
                : Uni.createFrom().item(Optional.of(told));
    }

    private static boolean isForGood(Throwable failure) {
        return failure instanceof ProblemException refused && refused.problem() != WechatProblem.WECHAT_UNAVAILABLE;
    }

    private Uni<Void> note(InMerchant merchant, Known person) {
        JsonObject args = new JsonObject()
                .put("memberId", person.memberId().toString())
                .put("app", person.inOfficialAccount() ? "official_account" : "mini_program");
        return functions
                .call("service_word_note", Operation.ofSystem(merchant.merchantId(), "word"), args)
                .replaceWithVoid();
    }
}
