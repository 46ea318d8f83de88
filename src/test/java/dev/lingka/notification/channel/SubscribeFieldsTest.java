package dev.lingka.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WeChat's table of field types, row by row; what stands on the right was worked out by hand. */
class SubscribeFieldsTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # 20 stay, of 21 the last two make room for the dots
                    thing1,  一二三四五六七八九十一二三四五六七八九十,   一二三四五六七八九十一二三四五六七八九十
                    thing1,  一二三四五六七八九十一二三四五六七八九十一, 一二三四五六七八九十一二三四五六七八九…
                    thing12, 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀,           😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀…
                    thing1,  '',                                         -
                    number1, '1,234.5 分',                               1234.5
                    number2, 123456789012345678901234567890123,          12345678901234567890123456789012
                    letter1, Vip-Gold 3,                                 VipGold
                    symbol1, 'a★☆b!?#%&',                                ★☆!?#
                    character_string1, 编号 A-7,                          A-7
                    character_string1, 123456789012345678901234567890123, 12345678901234567890123456789012
                    amount1, '¥1,234.50',                                ¥1234.50
                    amount1, 12.30 元,                                    12.30元
                    amount2, 0.05,                                       0.05
                    # of a card that was adjusted downwards: an amount has no sign at WeChat
                    amount2, '-¥1,005.00',                               ¥1005.00
                    phone_number1, +86 0766-66888866,                    +860766-66888866
                    car_number1, 粤B·12345,                               粤B12345
                    car_number1, 粤B12345678,                             粤B123456
                    name1,   张三丰第三,                                   张三丰第三
                    name1,   一二三四五六七八九十一,                         一二三四五六七八九十
                    name1,   Ludwig van Beethoven von Bonn,              Ludwig van Beethoven
                    name1,   张三3,                                       张三
                    phrase1, 已经到账了哦,                                  已经到账了
                    phrase1, 'VIP会员!',                                  会员
                    time1,   2026年11月23日 15:01,                         2026年11月23日 15:01
                    time2,   15:01~16:30,                                15:01~16:30
                    date1,   2026-11-23,                                 2026-11-23
                    const1,  待取餐,                                       待取餐
                    """)
    void aValueIsMadeToFitItsField(String key, String value, String expected) {
        assertThat(SubscribeFields.fit(key, value)).isEqualTo(expected);
        assertThat(SubscribeFields.fits(key, expected)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "number1, 很多",
        "letter1, 12",
        "symbol1, abc",
        "character_string1, 中文",
        "time1, soon",
        "time1, 25:00",
        "date1, 15:01",
        "amount1, about 12",
        "amount1, 12345678901",
        "phrase1, VIP",
        "enum1, ''",
        "remark, 你好",
        "thing, 你好"
    })
    void whatCannotFitIsKnownBeforeItIsSent(String key, String value) {
        assertThat(SubscribeFields.fits(key, SubscribeFields.fit(key, value))).isFalse();
    }

    @Test
    void noLineBreakAndNoOtherControlCharacterLeaves() {
        assertThat(SubscribeFields.fit("thing1", " 第一行\r\n第二行\t完 ")).isEqualTo("第一行 第二行 完");
    }

    @Test
    void keysAreATypeAndANumber() {
        assertThat(SubscribeFields.isKey("phone_number2")).isTrue();
        assertThat(SubscribeFields.isKey("keyword1")).isFalse();
        assertThat(SubscribeFields.isKey("thing")).isFalse();
    }
}
