package dev.lingka.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.lingka.coupon.CouponRules;
import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.tier.TierLevel;
import dev.lingka.tier.TierRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the validation says of shops that are right field by field. */
class ShopCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final String NAME = "'name':{'zh':'杯','en':'Mug'},'points':10";
    private static final String GIFT = "{'code':'mug','kind':'gift'," + NAME;
    private static final String PRIZE = "{'code':'doll','kind':'gift','name':{'zh':'娃','en':'Doll'},'oddsBasisPoints':";

    @Test
    void aShopOfEveryKindIsRight() {
        String shop = GIFT + ",'stock':10,'perMember':1,'perDay':10,'tiers':['gold','silver']},"
                + "{'code':'five','kind':'coupon','coupon':'five'," + NAME + "},"
                + "{'code':'money','kind':'bonus','bonusFen':500," + NAME + "},"
                + ticket(PRIZE + "9999}," + PRIZE.replace("doll", "five").replace("gift", "coupon")
                        + "1,'coupon':'five'}");

        assertThat(errors(shop)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'stock':5,'perMember':6 | items[0].perMember | INVALID | not above stock",
                "'stock':5,'perDay':6 | items[0].perDay | INVALID | not above stock",
                "'tiers':['gold','gold'] | items[0].tiers[1] | DUPLICATE | each tier once",
                "'from':'2026-02-01T00:00:00Z','until':'2026-02-01T00:00:00Z' | items[0].until | INVALID | after from",
                "'coupon':'five' | items[0].coupon | NOT_ALLOWED | only a coupon has it",
                "'bonusFen':5 | items[0].bonusFen | NOT_ALLOWED | only a bonus has it",
                "'lottery':{'draws':1,'prizes':[]} | items[0].lottery | NOT_ALLOWED | only a lottery_ticket has it"
            })
    void whatAGiftCannotSayIsNamed(String field, String path, String code, String message) {
        List<FieldError> errors = errors(GIFT + "," + field.strip() + "}");

        assertThat(errors).extracting(ShopCheckTest::told).containsExactly("shop." + path + " " + code + " " + message);
        assertThat(errors.get(0).chinese()).isNotBlank();
    }

    @Test
    void whatAKindMustSayIsAskedFor() {
        String shop = "{'code':'a','kind':'coupon'," + NAME + "},{'code':'b','kind':'bonus'," + NAME
                + "},{'code':'c','kind':'lottery_ticket'," + NAME + "}";

        assertThat(errors(shop))
                .extracting(ShopCheckTest::told)
                .containsExactly(
                        "shop.items[0].coupon REQUIRED a coupon says so: the template's code",
                        "shop.items[1].bonusFen REQUIRED a bonus says so: what the card gains",
                        "shop.items[2].lottery REQUIRED a lottery_ticket says so: draws and prizes");
    }

    @Test
    void codesThatRepeatAreNamed() {
        assertThat(errors(GIFT + "}," + GIFT + "}"))
                .containsExactly(new FieldError(
                        "shop.items[1].code", "DUPLICATE", "each item has a code of its own", "每件商品的代码不能重复"));
    }

    @Test
    void whatIsWrongWithPrizesIsNamedEach() {
        String shop = ticket(PRIZE + "6000}," + PRIZE + "4001,'coupon':'five'},"
                + PRIZE.replace("doll", "again").replace("gift", "lottery_ticket") + "1},"
                + PRIZE.replace("doll", "money").replace("gift", "bonus") + "1}");

        assertThat(errors(shop))
                .extracting(FieldError::field)
                .containsExactly(
                        "shop.items[0].lottery.prizes[1].code",
                        "shop.items[0].lottery.prizes[1].coupon",
                        "shop.items[0].lottery.prizes[2].kind",
                        "shop.items[0].lottery.prizes[3].bonusFen",
                        "shop.items[0].lottery.prizes");
        assertThat(errors(shop).get(4).message())
                .isEqualTo("oddsBasisPoints come to 10003 together: at most 10000, the rest wins nothing");
    }

    @Test
    void nothingIsForSaleUnlessTheMerchantSaysSo() {
        assertThat(new ShopSection().defaults().items()).isEmpty();
    }

    @Test
    void tiersAndCouponsThatAreNotThereAreNamed() {
        String shop = GIFT + ",'tiers':['member','gold']},{'code':'five','kind':'coupon','coupon':'five'," + NAME + "},"
                + ticket(PRIZE.replace("gift", "coupon") + "1,'coupon':'ten'}");
        TierRules tiers = new TierRules(List.of(level("member")), null, null, null);
        CouponRules coupons = new CouponRules(3, 10, 60, 7, 500, List.of());

        List<FieldError> errors = new ShopCheck("shop").against(rules(shop), tiers, coupons);

        assertThat(errors)
                .extracting(ShopCheckTest::told)
                .containsExactly(
                        "shop.items[0].tiers[1] UNKNOWN one of the levels of the section tiers",
                        "shop.items[1].coupon UNKNOWN one of the templates of the section coupons",
                        "shop.items[2].lottery.prizes[0].coupon UNKNOWN one of the templates of the section coupons");
    }

    private static TierLevel level(String code) {
        return new TierLevel(code, new LocalizedText("会员", "Member"), null, null, null, null, null);
    }

    private static String told(FieldError error) {
        return error.field() + " " + error.code() + " " + error.message();
    }

    private static String ticket(String prizes) {
        return "{'code':'ticket','kind':'lottery_ticket'," + NAME + ",'lottery':{'draws':1,'prizes':[" + prizes + "]}}";
    }

    private static List<FieldError> errors(String items) {
        return new ShopSection().validate(rules(items), "shop");
    }

    private static ShopRules rules(String items) {
        try {
            return JSON.readValue(("{'items':[" + items + "]}").replace('\'', '"'), ShopRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
