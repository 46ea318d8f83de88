package dev.lingka.campaign.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lingka.member.BirthIndex;
import dev.lingka.member.TraitIndex;
import dev.lingka.shared.MerchantId;
import dev.lingka.testing.Seeds;
import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Random rules over random members: the database finds whom a plain evaluation in memory finds, in both ways to ask. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class RuleModelTest {

    private static final int MEMBERS = 250;
    private static final int RULES = 600;
    /** The stages of these members are what they were made with: nobody computes them while they are looked at. */
    private static final String STAGES_ARE_DONE =
            """
            insert into lifecycle_run (merchant_id, day, finished_at)
            select id, (app_now() at time zone time_zone)::date + d, app_now() from merchant, generate_series(0, 1) d
             where id = %d""";

    private final SegmentCompiler compiler;
    private final AudienceRepository audience;
    private final BirthIndex births;
    private final TraitIndex traits;
    private final Superuser database;
    private final ObjectMapper json;

    RuleModelTest(
            SegmentCompiler compiler,
            AudienceRepository audience,
            BirthIndex births,
            TraitIndex traits,
            Superuser database,
            ObjectMapper json) {
        this.compiler = compiler;
        this.audience = audience;
        this.births = births;
        this.traits = traits;
        this.database = database;
        this.json = json;
    }

    @Test
    void findsWhomThePlainEvaluationFinds() throws Throwable {
        long seed = Seeds.first();
        Random random = new Random(seed);
        TestMerchant shop = TestMerchant.open();
        MerchantId merchant =
                new MerchantId((int) database.number("select id from merchant where code = '" + shop.code() + "'"));
        database.run(STAGES_ARE_DONE.formatted(merchant.merchantId()));
        List<UUID> stores = List.of(shop.storeId(), shop.openStore("s2"));
        Known known = VertxContextSupport.subscribeAndAwait(() -> compiler.known(merchant, new Rule.Everyone("rule")));
        List<String> tiers = List.of(known.firstTier(), "gold", "silver");
        ModelMerchant model = new ModelMerchant(merchant, births, traits, random, known.today(), stores, tiers);
        model.fill(MEMBERS);
        UUID list = listed(shop, model.members().subList(0, 50));
        String other = "{\"any\":[{\"tag\":[\"a\",\"c d\"]},{\"visits\":{\"atLeast\":3}}]}";
        UUID segment = saved(shop, other);
        ModelRule truth = new ModelRule(
                known.today(),
                known.firstTier(),
                Map.of(segment, json.readTree(other)),
                Map.of(list, ids(model.members().subList(0, 50))));
        RandomRules rules = new RandomRules(random, known.today(), stores, tiers, List.of(list, segment));

        List<String> wrong = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < RULES; i++) {
            JsonNode rule = rules.rule(3);
            kinds.addAll(names(rule));
            Set<UUID> expected = ids(model.members().stream()
                    .filter(member -> truth.holds(rule, member))
                    .toList());
            if (!found(merchant, rule, true).equals(expected)
                    || !found(merchant, rule, false).equals(expected)) {
                wrong.add(rule.toString());
            }
        }

        assertThat(wrong).as("rules that find others, from seed %d", seed).isEmpty();
        assertThat(kinds).containsAll(RuleNames.NAMES);
    }

    private static Set<String> names(JsonNode rule) {
        Set<String> names = new HashSet<>();
        rule.fieldNames().forEachRemaining(names::add);
        rule.forEach(part -> names.addAll(names(part)));
        return names;
    }

    private Set<UUID> found(MerchantId merchant, JsonNode document, boolean whole) throws Throwable {
        Rule rule = RuleReader.read(document, "rule");
        return VertxContextSupport.subscribeAndAwait(() -> compiler.known(merchant, rule)
                        .chain(known -> audience.page(
                                merchant, compiler.asked(merchant, rule, known, whole), null, MEMBERS + 1)))
                .stream()
                .map(FactsView::memberId)
                .collect(Collectors.toSet());
    }

    private static Set<UUID> ids(List<ModelMember> members) {
        return members.stream().map(ModelMember::id).collect(Collectors.toSet());
    }

    private static UUID listed(TestMerchant shop, List<ModelMember> members) {
        List<Map<String, Object>> entries = members.stream()
                .map(member -> Map.<String, Object>of("memberId", member.id()))
                .toList();
        return UUID.fromString(shop.as("owner")
                .header("Idempotency-Key", "list")
                .body(Map.of("name", "list", "entries", entries))
                .post("/api/v1/staff/segments/lists")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id"));
    }

    private UUID saved(TestMerchant shop, String rule) throws JsonProcessingException {
        return UUID.fromString(shop.as("owner")
                .body(Map.of("name", "other", "rule", json.readTree(rule)))
                .post("/api/v1/staff/segments")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id"));
    }
}
