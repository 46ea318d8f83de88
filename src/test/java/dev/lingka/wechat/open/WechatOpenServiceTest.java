package dev.lingka.wechat.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.shared.problem.ProblemException;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatLab;
import dev.lingka.testing.WechatServices;
import dev.lingka.wechat.WechatMerchants;
import dev.lingka.wechat.WechatMerchants.Known;
import dev.lingka.wechat.WechatProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class WechatOpenServiceTest {

    @Inject
    WechatOpenService open;

    @Inject
    WechatMerchants merchants;

    private Known merchant;
    private String user;

    @BeforeEach
    void aMerchantAndAUser() {
        merchant = merchants.open();
        user = WechatLab.user();
    }

    @AfterEach
    void calm() {
        WechatLab.noFaults();
        WechatLab.patch("/control/settings", Map.of("countryCodeAsNumber", false, "usedCodeErrcode", 40029));
    }

    @Test
    void logsInByCode() {
        JsonNode login = WechatLab.login(user, merchant.wechat());

        WechatSession session =
                await(() -> open.login(merchant.id(), login.get("code").asText()));

        assertThat(session.openId()).isEqualTo(login.get("openid").asText());
        assertThat(session.unionId()).isPresent();
        assertThat(session.toString()).doesNotContain(session.openId());
    }

    @ParameterizedTest
    @ValueSource(ints = {40029, 40163})
    void aUsedLoginCodeAsksForANewOne(int errcode) {
        WechatLab.patch("/control/settings", Map.of("usedCodeErrcode", errcode));
        String code = WechatLab.login(user, merchant.wechat()).get("code").asText();
        await(() -> open.login(merchant.id(), code));

        assertThat(problem(() -> open.login(merchant.id(), code))).isEqualTo(WechatProblem.LOGIN_CODE_EXPIRED);
    }

    @Test
    void aUserUnderRiskIsRefused() {
        WechatLab.patch("/control/users/" + user, Map.of("highRisk", true));
        String code = WechatLab.login(user, merchant.wechat()).get("code").asText();

        assertThat(problem(() -> open.login(merchant.id(), code))).isEqualTo(WechatProblem.LOGIN_REFUSED);
    }

    @Test
    void aBusyWeChatIsAskedAgain() {
        String code = WechatLab.login(user, merchant.wechat()).get("code").asText();
        WechatLab.fault(Map.of("match", "GET /sns/jscode2session", "mode", "errcode", "errcode", -1, "times", 2));

        assertThat(await(() -> open.login(merchant.id(), code)).openId()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "45011,WECHAT_TOO_FREQUENT",
        "40164,WECHAT_NOT_CONFIGURED",
        "-1,WECHAT_UNAVAILABLE",
        "99999,WECHAT_UNAVAILABLE"
    })
    void everyErrorCodeIsAProblem(int errcode, WechatProblem expected) {
        String code = WechatLab.login(user, merchant.wechat()).get("code").asText();
        WechatLab.fault(Map.of("match", "GET /sns/jscode2session", "mode", "errcode", "errcode", errcode, "times", 9));

        ProblemException refused = failure(() -> open.login(merchant.id(), code));

        assertThat(refused.problem()).isEqualTo(expected);
        assertThat(refused.facts().containsKey("retryAfterSeconds"))
                .isEqualTo(expected.status() == 429 || expected.status() == 503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop_before_effect", "drop_after_effect", "html_502", "malformed_json", "empty_body"})
    void anOutageIsUnavailable(String mode) {
        String code = WechatLab.login(user, merchant.wechat()).get("code").asText();
        WechatLab.fault(Map.of("match", "GET /sns/jscode2session", "mode", mode, "times", 9));

        assertThat(problem(() -> open.login(merchant.id(), code))).isEqualTo(WechatProblem.WECHAT_UNAVAILABLE);
    }

    @Test
    void aSlowWeChatIsNotWaitedFor() {
        String code = WechatLab.login(user, merchant.wechat()).get("code").asText();
        WechatLab.fault(Map.of("match", "GET /sns/jscode2session", "mode", "slow", "delayMs", 6000));
        long started = Clock.systemUTC().millis();

        assertThat(problem(() -> open.login(merchant.id(), code))).isEqualTo(WechatProblem.WECHAT_UNAVAILABLE);
        assertThat(Clock.systemUTC().millis() - started).isLessThan(4000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsThePhoneBehindACode(boolean countryCodeAsNumber) {
        WechatLab.patch("/control/settings", Map.of("countryCodeAsNumber", countryCodeAsNumber));
        WechatLab.patch("/control/users/" + user, Map.of("phone", "13800138000"));
        JsonNode code = WechatLab.phoneCode(user, merchant.wechat());

        String phone = await(() -> open.phone(
                merchant.id(), code.get("code").asText(), code.get("openid").asText()));

        assertThat(phone).isEqualTo("+8613800138000");
    }

    @Test
    void aUsedPhoneCodeAsksForAnotherTap() {
        JsonNode code = WechatLab.phoneCode(user, merchant.wechat());
        Supplier<Uni<String>> asking = () -> open.phone(
                merchant.id(), code.get("code").asText(), code.get("openid").asText());
        await(asking);

        assertThat(problem(asking)).isEqualTo(WechatProblem.PHONE_CODE_EXPIRED);
    }

    @Test
    void drawsAStoreCode() {
        byte[] picture = await(() -> open.storeCode(merchant.id(), "s=A1b2C3", "pages/join/join"));

        assertThat(picture).startsWith(0xFF, 0xD8);
    }

    @Test
    void aPageThatIsNotReleasedIsNamed() {
        assertThat(problem(() -> open.storeCode(merchant.id(), "s=A1b2C3", "pages/none/none")))
                .isEqualTo(WechatProblem.PAGE_NOT_RELEASED);
    }

    @Test
    void aSceneOfMoreThan32CharactersIsRefused() {
        assertThat(problem(() -> open.storeCode(merchant.id(), "s".repeat(33), "pages/join/join")))
                .isEqualTo(WechatProblem.STORE_CODE_INVALID);
    }

    @Test
    void aMerchantWithoutKeysIsNotConfigured() {
        Known bare = merchants.openWithoutKeys();

        assertThat(problem(() -> open.login(bare.id(), "any"))).isEqualTo(WechatProblem.WECHAT_NOT_CONFIGURED);
    }

    @Test
    void resultsComeBackOnTheCallersContext() {
        boolean same = await(() -> {
            Object caller = Vertx.currentContext();
            return open.storeCode(merchant.id(), "s=1", "pages/join/join")
                    .map(done -> Vertx.currentContext() == caller);
        });

        assertThat(same).isTrue();
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        return WechatMerchants.await(work);
    }

    private static Object problem(Supplier<? extends Uni<?>> work) {
        return failure(work).problem();
    }

    private static ProblemException failure(Supplier<? extends Uni<?>> work) {
        return catchThrowableOfType(
                ProblemException.class, () -> await(() -> work.get().map(Object.class::cast)));
    }
}
