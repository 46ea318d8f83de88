package dev.lingka.sandbox.wechat.open;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.sandbox.wechat.book.Template;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The types of subscribe message fields. */
class FieldRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thing1|储值卡充值成功",
                "thing1|一二三四五六七八九十一二三四五六七八九十",
                "number2|30.5",
                "letter3|ABCdef",
                "symbol4|+-*/",
                "character_string5|A021-3 #9",
                "time6|15:01",
                "time6|2019年10月1日 15:01",
                "time6|2019-10-01 15:01~2019-10-01 16:00",
                "date7|2019年10月1日",
                "date7|2019年10月1日 15:01 ~ 2019年10月2日",
                "amount8|¥12.30",
                "amount8|12.30元",
                "amount8|1234567890",
                "phone_number9|+86-0766-66888866",
                "car_number10|粤A8Z888挂",
                "name11|欧阳小明",
                "name11|John-Smith",
                "phrase12|已就座",
                "enum13|金卡",
                "const14|金卡"
            })
    void takes(String key, String value) {
        assertThat(FieldRules.holds(new Template.Field(key, key, List.of("金卡", "银卡")), value))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thing1|一二三四五六七八九十一二三四五六七八九十一",
                "thing1|''",
                "number2|30元",
                "number2|123456789012345678901234567890123",
                "letter3|ABC1",
                "symbol4|++++++",
                "symbol4|a",
                "character_string5|排队A021",
                "time6|2019年10月1日",
                "time6|25:01",
                "date7|15:01",
                "date7|2019年13月1日",
                "amount8|12345678901",
                "amount8|¥-1",
                "phone_number9|138001380001234567",
                "car_number10|粤A8Z888888",
                "name11|欧阳小明一二三四五六七",
                "name11|AbcdefghijAbcdefghijk",
                "phrase12|请您马上就座",
                "phrase12|ok",
                "enum13|钻石"
            })
    void refuses(String key, String value) {
        assertThat(FieldRules.holds(new Template.Field(key, key, List.of("金卡", "银卡")), value))
                .isFalse();
    }
}
