package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.story.Operations.Operation;
import dev.lingka.testing.Services;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every request of the journal that names something by its id is sent again by people who have no business with it:
 * refused, or an empty list, and nothing written.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class StrangersTest {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}");
    /** Also 400 and 409: where a body names a store or a card code of others, it is one that does not exist. */
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 404, 409);
    /** What belongs to no store: members and their cards are the merchant's, and may come to any counter. */
    private static final Set<String> OF_ALL_STORES = Set.of(
            "ApprovalAdminResource_find",
            "RechargeAdminResource_find",
            "CardAdminResource_show",
            "CardAdminResource_entries",
            "CardAdminResource_loss",
            "CardAdminResource_freeze",
            "ClaimAdminResource_ask",
            "MemberAdminResource_show",
            "MergeAdminResource_ask",
            "OffersAdminResource_offers",
            "PhysicalCardAdminResource_bind",
            "PocketAdminResource_page",
            "PointsAdminResource_entries",
            "PointsAdminResource_show",
            "AnswerAdminResource_show",
            "StoreAdminResource_find",
            "TierAdminResource_show",
            "VisitAdminResource_page");

    /** Anybody may look at a store's queue, and stand in it. */
    private static final Set<String> OF_ALL_MEMBERS = Set.of("QueueResource_show", "QueueTicketResource_take");

    private Stage stage;
    private Map<String, Long> before;

    @BeforeEach
    void played() {
        stage = Stage.set();
        before = stage.rows().count();
    }

    @Test
    void anotherMerchantsOwnerFindsNothing() {
        refused("/api/v1/staff/", stage.strangers().otherOwner(), Set.of());
    }

    @Test
    void aCashierOfAnotherStoreFindsNothingOfThisOne() {
        refused("/api/v1/staff/", stage.strangers().otherCashier(), OF_ALL_STORES);
    }

    @Test
    void aTerminalOfAnotherStoreFindsNothing() {
        refused(
                "/api/v1/staff/",
                stage.strangers().otherTerminal(),
                Set.of(
                        "OffersAdminResource_offers",
                        "PocketAdminResource_page",
                        "StoreAdminResource_find",
                        "TierAdminResource_show"));
    }

    @Test
    void theOperatorSeesNoMerchantsThings() {
        refused("/api/v1/", stage.world().staffToken("operator"), Set.of());
    }

    @Test
    void anotherMemberFindsNothing() {
        refused("/api/v1/member/", stage.strangers().otherMember(), OF_ALL_MEMBERS);
    }

    @Test
    void aMemberOfAnotherMerchantFindsNothing() {
        refused("/api/v1/member/", stage.strangers().memberElsewhere(), Set.of());
    }

    @Test
    void aMemberIsNoStaffAndStaffAreNoMember() {
        refused("/api/v1/staff/", stage.strangers().otherMember(), Set.of());
        refused("/api/v1/member/", stage.strangers().otherOwner(), Set.of());
    }

    @Test
    void nobodyFindsNothing() {
        refused("/api/v1/", null, Set.of());
    }

    private void refused(String place, String token, Set<String> open) {
        List<Exchange> requests = requestsWithIds(place, open);
        assertThat(requests).isNotEmpty();

        List<String> wrong = Stage.complaints(requests, seen -> flaw(token, seen));

        assertThat(wrong).isEmpty();
        assertThat(Rows.differences(before, stage.rows().count())).isEmpty();
    }

    private Optional<String> flaw(String token, Exchange seen) {
        Exchange answer = stage.by(token, seen);
        boolean emptyList = answer.status() == 200
                && answer.json().has("items")
                && answer.json().path("items").isEmpty();
        return emptyList
                ? Optional.empty()
                : Refusal.flaw(answer, REFUSED, null).map(flaw -> flaw + ": " + answer.told());
    }

    /** One of each operation and way to name an id: in the path, the query or the body. */
    private List<Exchange> requestsWithIds(String place, Set<String> open) {
        Map<String, Exchange> requests = new LinkedHashMap<>();
        for (Exchange seen : stage.journal()) {
            Optional<Operation> operation = stage.operations().of(seen);
            boolean named = ID.matcher(seen.path()).find()
                    || (seen.body() != null && ID.matcher(seen.body()).find());
            if (seen.isGood() && named && seen.path().startsWith(place) && operation.isPresent()) {
                String id = operation.get().id();
                if (!open.contains(id) && !operation.get().isOpen()) {
                    requests.putIfAbsent(id + shape(seen), seen);
                }
            }
        }
        return new ArrayList<>(requests.values());
    }

    private static String shape(Exchange seen) {
        return (seen.path() + " " + seen.body()).replaceAll("[^\"?=&]+", "");
    }
}
