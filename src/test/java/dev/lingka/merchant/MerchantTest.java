package dev.lingka.merchant;

import static dev.lingka.testing.TestMerchant.operator;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.lingka.testing.Services;
import dev.lingka.testing.TestMerchant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Services.class)
class MerchantTest {

    private static final String MERCHANTS = "/api/v1/operator/merchants";

    @Test
    void worksFromItsCreationOn() {
        TestMerchant merchant = TestMerchant.open();

        merchant.as("owner")
                .get("/api/v1/staff/programme")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("state", equalTo("published"))
                .body("document.about.name.zh", equalTo("会员方案"));
    }

    @Test
    void beginsWithThePresetThatTheOperatorNames() {
        String code = TestMerchant.open().code() + "p";

        operator()
                .body(Map.of("code", code, "name", "茶", "preset", "tea-restaurant"))
                .post(MERCHANTS)
                .then()
                .statusCode(201);

        operator().get(MERCHANTS + "/" + code).then().statusCode(200).body("status", equalTo("active"));
        operator()
                .body(Map.of("code", code + "x", "name", "茶", "preset", "no-such"))
                .post(MERCHANTS)
                .then()
                .statusCode(400)
                .body("code", equalTo("PRESET_UNKNOWN"));
    }

    @Test
    void takesACodeOnce() {
        TestMerchant merchant = TestMerchant.open();

        operator()
                .body(Map.of("code", merchant.code(), "name", "another"))
                .post(MERCHANTS)
                .then()
                .statusCode(409)
                .body("code", equalTo("MERCHANT_CODE_TAKEN"));
    }

    @Test
    void refusesCodesThatNoPathCouldHold() {
        operator()
                .body(Map.of("code", "Tea House", "name", "x"))
                .post(MERCHANTS)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("code"));
    }

    @Test
    void listsMerchantsPageByPage() {
        TestMerchant.open();
        TestMerchant.open();

        String next = operator()
                .get(MERCHANTS + "?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("nextCursor", notNullValue())
                .extract()
                .path("nextCursor");

        operator()
                .get(MERCHANTS + "?limit=1&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        operator()
                .get(MERCHANTS + "?cursor=nonsense")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("cursor"));
    }

    @Test
    void refusesTheStaffOfASuspendedMerchantAtOnceAndLetsThemBack() {
        TestMerchant merchant = TestMerchant.open();

        operator()
                .post(MERCHANTS + "/{code}/suspension", merchant.code())
                .then()
                .statusCode(200)
                .body("status", equalTo("suspended"));
        merchant.as("owner").get("/api/v1/staff/me").then().statusCode(403).body("code", equalTo("FORBIDDEN"));

        operator()
                .delete(MERCHANTS + "/{code}/suspension", merchant.code())
                .then()
                .statusCode(200);
        merchant.as("owner").get("/api/v1/staff/me").then().statusCode(200);
        merchant.as("owner")
                .get("/api/v1/staff/audit-entries?action=merchant")
                .then()
                .statusCode(200)
                .body(
                        "items.action",
                        equalTo(java.util.List.of("merchant.active", "merchant.suspended", "merchant.opened")));
    }

    @Test
    void invitesTheFirstOwnerOnceAndNobodyElse() {
        TestMerchant merchant = TestMerchant.open();
        String invitations = MERCHANTS + "/" + merchant.code() + "/owner-invitations";
        String me =
                merchant.as("owner").get("/api/v1/staff/me").then().extract().path("id");

        operator()
                .body(Map.of("subject", "owner@" + merchant.code(), "name", "老板"))
                .post(invitations)
                .then()
                .statusCode(200)
                .body("staffId", equalTo(me));
        operator()
                .body(Map.of("subject", "other@" + merchant.code(), "name", "不速之客"))
                .post(invitations)
                .then()
                .statusCode(409)
                .body("code", equalTo("OWNER_EXISTS"));
    }

    @Test
    void changesSettingsUnderTheTagThatWasRead() {
        TestMerchant merchant = TestMerchant.open();
        String tag = merchant.as("owner")
                .get("/api/v1/staff/settings")
                .then()
                .extract()
                .header("ETag");

        merchant.as("owner")
                .header("If-Match", tag)
                .body(Map.of("name", "新名字", "servicePhone", "400-800-1234"))
                .patch("/api/v1/staff/settings")
                .then()
                .statusCode(200)
                .body("name", equalTo("新名字"))
                .body("timeZone", equalTo("Asia/Shanghai"));
        merchant.as("owner")
                .header("If-Match", tag)
                .body(Map.of("name", "别的"))
                .patch("/api/v1/staff/settings")
                .then()
                .statusCode(412)
                .body("code", equalTo("VERSION_CONFLICT"));
        merchant.as("owner")
                .body(Map.of("name", "别的"))
                .patch("/api/v1/staff/settings")
                .then()
                .statusCode(428)
                .body("code", equalTo("IF_MATCH_REQUIRED"));
    }

    @Test
    void saysNotFoundForAMerchantThatIsNotThere() {
        operator().get(MERCHANTS + "/no-such").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        operator().post(MERCHANTS + "/no-such/suspension").then().statusCode(404);
    }
}
