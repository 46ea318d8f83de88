package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.AtOnce;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;

/** Two records of one person become one while both cards are being charged, over HTTP. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class MergeRaceTest {

    private static final Set<String> REFUSALS = Set.of("CODE_USED", "CARD_CLOSED", "CODE_UNKNOWN");

    @RepeatedTest(3)
    void losesNothing() {
        Shop shop = Shop.open(World.underTest());
        Shop.Holder from = shop.holder(10_000, 1_000);
        Shop.Holder into = shop.holder(5_000, 0);
        String approval = shop.manager()
                .post(
                        "/api/v1/staff/members/" + into.memberId() + "/merges",
                        Map.of("fromMember", from.memberId(), "reason", "两部手机，同一个人"))
                .expect(202)
                .text("id");
        List<Callable<Exchange>> deeds = new ArrayList<>(charges(shop, from));
        deeds.addAll(charges(shop, into));
        deeds.add(deeds.size() / 2, () -> shop.approve(approval));

        List<Exchange> answers = AtOnce.all(deeds);

        Exchange decided = answers.remove(answers.size() / 2);
        assertThat(decided.expect(200).text("state")).isEqualTo("applied");
        long charged = answers.stream().filter(answer -> answer.status() == 201).count();
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> answer.status() == 409 && REFUSALS.contains(answer.text("code")));
        assertThat(into.phone().totalFen()).isEqualTo(16_000 - 1_000 * charged);
        from.phone().scan(shop.joinCode());
        assertThat(from.phone().totalFen()).isEqualTo(16_000 - 1_000 * charged);
        assertThat(entries(shop, from) + entries(shop, into)).isEqualTo(16_000 - 1_000 * charged);
        assertThat(entries(shop, from)).isZero();
        shop.verify();
    }

    private static List<Callable<Exchange>> charges(Shop shop, Shop.Holder holder) {
        List<String> codes = holder.phone().codes().subList(0, 2);
        Caller cashier = shop.cashier();
        List<Callable<Exchange>> charges = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Map<String, Object> wish =
                    Map.of("storeId", shop.storeId(), "cardCode", codes.get(i % 2), "totalFen", 1_000);
            charges.add(() -> cashier.move("/api/v1/staff/charges", wish));
        }
        return charges;
    }

    /** The sum of a card's history, which stays readable after it closed. */
    private static long entries(Shop shop, Shop.Holder holder) {
        long sum = 0;
        for (var entry : shop.owner()
                .get("/api/v1/staff/cards/" + holder.cardId() + "/entries?limit=100")
                .expect(200)
                .at("/items")) {
            sum += entry.get("amountFen").asLong();
        }
        return sum;
    }
}
