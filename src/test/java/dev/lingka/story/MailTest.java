package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.testing.MailServices;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail by SMTP, to the address that a member told in answer to the merchant's own question. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
@QuarkusTestResource(MailServices.class)
class MailTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ANSWERS = "/api/v1/member/profile/answers";

    private Mailroom mail;
    private Shop.Holder member;

    @BeforeEach
    void open() throws SQLException {
        mail = Mailroom.open();
        ObjectNode programme = InForce.document(mail.shop().owner());
        ObjectNode field = programme.withObject("/member").putArray("fields").addObject();
        field.put("code", "email").put("type", "text");
        field.putObject("name").put("zh", "电子邮箱").put("en", "E-mail");
        field.putObject("purpose").put("zh", "给您写信").put("en", "to write to you");
        programme.withObject("/messages").remove("quietHours");
        InForce.put(mail.shop().owner(), mail.shop().manager(), programme);
        member = mail.member();
    }

    @AfterEach
    void close() throws SQLException {
        mail.close();
    }

    @Test
    void aMailReachesWhoToldAnAddress() throws Exception {
        tells("guest@example.com");

        String message = mail.plan(member.memberId(), "email");
        mail.settle(message);

        assertThat(mail.trail(message)).containsExactly("email sent");
        List<String> caught = MailServices.caught().stream()
                .filter(text -> text.contains(message))
                .toList();
        assertThat(caught)
                .singleElement()
                .asString()
                .contains("To: guest@example.com")
                .doesNotContain("Unsubscribe");
    }

    /** One click in a mail program: it posts to the link by itself (RFC 8058). */
    @Test
    void marketingSaysHowToStopIt() throws Exception {
        tells("guest@example.com");
        member.phone()
                .app()
                .post("/api/v1/member/consents", Map.of("document", "marketing", "version", "2026-01", "granted", true))
                .expect(200);

        String message = mail.plan(mail.message(member.memberId(), "marketing", "email"));
        mail.settle(message);

        String letter = MailServices.caught().stream()
                .filter(text -> text.contains(message))
                .findFirst()
                .orElseThrow();
        assertThat(letter).contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        Matcher link = Pattern.compile("List-Unsubscribe: <http://[^>/]+(/o/[0-9]+~[0-9A-Za-z_-]{38})>")
                .matcher(letter);
        assertThat(link.find()).isTrue();
        mail.world()
                .anyone()
                .send("POST", link.group(1), Map.of("Content-Type", FORM), "List-Unsubscribe=One-Click")
                .expect(200);
        assertThat(member.phone()
                        .app()
                        .get("/api/v1/member/message-preferences")
                        .expect(200)
                        .at("/marketing/allowed")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void withoutAnAddressTheNextChannelIsTried() throws Exception {
        String message = mail.plan(member.memberId(), "email", "sms");
        mail.settle(message);

        assertThat(mail.trail(message)).containsExactly("email suppressed NO_EMAIL", "sms sent");
    }

    @Test
    void whomTheServerRefusesIsNotTriedAgain() throws Exception {
        tells(MailServices.REFUSED);

        String message = mail.plan(member.memberId(), "email", "sms");
        mail.settle(message);

        assertThat(mail.trail(message)).containsExactly("email failed NOT_ALLOWED", "sms sent");
    }

    private void tells(String address) {
        String seen = member.phone().app().get(ANSWERS).expect(200).tag();
        member.phone()
                .app()
                .edit("PUT", ANSWERS, seen, Map.of("answers", Map.of("email", address)))
                .expect(200);
    }
}
