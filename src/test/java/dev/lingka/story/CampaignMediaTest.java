package dev.lingka.story;

import static dev.lingka.story.PresetStory.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.testing.Services;
import dev.lingka.testing.WechatServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures, sounds and films of campaigns: in the inbox by their address, at WeChat by WeChat's id of them. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(WechatServices.class)
class CampaignMediaTest {

    private static final String CAMPAIGNS = STAFF + "campaigns";
    private static final String TEA = "https://pictures.example.com/tea.jpg";

    private Mailroom mail;

    @BeforeEach
    void open() throws SQLException {
        mail = Mailroom.open();
        mail.withOfficialAccount();
        mail.withoutQuietHours();
    }

    @AfterEach
    void close() throws SQLException {
        mail.close();
    }

    /** The official account sends the picture in place of the words; the inbox shows both. */
    @Test
    void aPictureGoesToManyAtOnce() {
        List<Shop.Holder> followers = List.of(follower(), follower());
        String picture = "m-" + UUID.randomUUID();
        Map<String, ?> media = Map.of("type", "picture", "url", TEA, "mediaId", picture, "title", "新茶");

        String campaign = drafted(followers, List.of("mass"), List.of(media));
        JsonNode tried = owner().send("POST", campaign + "/dry-run", Map.of(), null)
                .expect(200)
                .json();
        start(campaign);

        Story.until(() -> official("mass").size() == 2, "both have the picture");
        assertThat(official("mass")).allSatisfy(letter -> {
            assertThat(letter.path("what").asText()).isEqualTo("image");
            assertThat(letter.at("/content/media_ids/0").asText()).isEqualTo(picture);
        });
        assertThat(tried.at("/words/0/step").asText()).isEqualTo("tea");
        assertThat(tried.at("/words/0/title/en").asText()).isEqualTo("New tea");
        assertThat(shown(tried.at("/words/0/media"))).containsExactly("picture " + TEA + " " + picture + " 新茶");
        assertThat(followers).allSatisfy(follower -> {
            JsonNode message = Messages.awaited(follower.phone(), "campaign");
            assertThat(message.at("/text/en").asText()).isEqualTo("The spring tea is here");
            assertThat(shown(message.at("/media"))).containsExactly("picture " + TEA + " " + picture + " 新茶");
        });
    }

    /** Of two media the first one that WeChat has: the film, for the picture is on a server of the merchant's. */
    @Test
    void aFilmAnswersAWord() {
        Shop.Holder follower = follower();
        String film = "m-" + UUID.randomUUID();

        start(drafted(
                List.of(follower),
                List.of("service"),
                List.of(Map.of("type", "picture", "url", TEA), Map.of("type", "video", "mediaId", film))));

        Story.until(() -> official("service").size() == 1, "the film is there");
        JsonNode letter = official("service").get(0);
        assertThat(letter.path("what").asText()).isEqualTo("video");
        assertThat(letter.at("/content/media_id").asText()).isEqualTo(film);
        assertThat(shown(Messages.awaited(follower.phone(), "campaign").at("/media")))
                .containsExactly("picture " + TEA + " null null", "video null " + film + " null");
    }

    /** The mini-program does not know the official account's sounds: words go there. */
    @Test
    void inTheMiniProgramItIsWords() {
        mail.pushes("appid");
        Shop.Holder member = mail.member();
        consent(member);
        says(member, "还有茶吗");

        start(drafted(
                List.of(member),
                List.of("service"),
                List.of(Map.of("type", "audio", "mediaId", "m-" + UUID.randomUUID()))));

        Story.until(() -> letters("service", "appid").size() == 1, "the answer is there");
        JsonNode letter = letters("service", "appid").get(0);
        assertThat(letter.path("what").asText()).isEqualTo("text");
        assertThat(letter.at("/content/content").asText()).startsWith("新茶\n春茶到了\n退订：http");
    }

    @Test
    void whatNobodyCouldShowIsRefusedWithItsField() {
        Shop.Holder member = mail.member();
        Map<String, ?> nothing = Map.of("type", "picture");
        Map<String, ?> wechats = Map.of("type", "audio", "mediaId", "m-1");
        Map<String, ?> shown = Map.of("type", "picture", "url", TEA);

        assertThat(refused(member, List.of("mass"), List.of(nothing))).isEqualTo("steps[0].says.media[0]");
        assertThat(refused(member, List.of("sms"), List.of(shown, wechats))).contains("steps[0].says.media[1].mediaId");
        assertThat(refused(member, List.of("mass"), List.of(Map.of("type", "picture", "url", "http://a.example"))))
                .isEqualTo("steps[0].says.media[0].url");
        assertThat(refused(member, List.of("mass"), List.of(Map.of("type", "scent", "url", TEA))))
                .isEqualTo("steps[0].says.media[0].type");
        assertThat(refused(member, List.of("mass"), List.of(shown, shown, shown, shown, shown)))
                .isEqualTo("steps[0].says.media");
    }

    private String refused(Shop.Holder member, List<String> channels, List<Map<String, ?>> media) {
        Exchange answer = owner().post(CAMPAIGNS, design(List.of(member), channels, media))
                .expect(400);
        return String.join(" ", answer.at("/errors").findValuesAsText("field"));
    }

    private static Map<String, ?> design(
            List<Shop.Holder> members, List<String> channels, List<? extends Map<String, ?>> media) {
        Map<String, ?> says = Map.of(
                "title",
                Map.of("zh", "新茶", "en", "New tea"),
                "text",
                Map.of("zh", "春茶到了", "en", "The spring tea is here"),
                "channels",
                channels,
                "media",
                media);
        return Map.of(
                "name",
                Map.of("zh", "新茶", "en", "New tea"),
                "audience",
                Map.of("members", members.stream().map(Shop.Holder::memberId).toList()),
                "steps",
                List.of(Map.of("code", "tea", "afterDays", 0, "says", says)),
                "limits",
                Map.of("perRun", 10),
                "holdOutBasisPoints",
                0);
    }

    /** Once its members are known. */
    private String drafted(List<Shop.Holder> members, List<String> channels, List<? extends Map<String, ?>> media) {
        String campaign = CAMPAIGNS + "/"
                + owner().post(CAMPAIGNS, design(members, channels, media))
                        .expect(201)
                        .text("id");
        Story.until(
                () -> owner().send("POST", campaign + "/dry-run", Map.of(), null)
                                .expect(200)
                                .fen("/members")
                        == members.size(),
                "all are known");
        return campaign;
    }

    private void start(String campaign) {
        owner().post(campaign + "/start", Map.of("reason", "春茶")).expect(200);
    }

    /** What is to be shown: type, address, WeChat's id and title of each. */
    private static List<String> shown(JsonNode media) {
        return StreamSupport.stream(media.spliterator(), false)
                .map(medium -> String.join(
                        " ",
                        medium.path("type").asText(),
                        medium.path("url").asText(),
                        medium.path("mediaId").asText(),
                        medium.path("title").asText()))
                .toList();
    }

    /** A member who agreed to marketing and follows the official account, which we know. */
    private Shop.Holder follower() {
        Shop.Holder member = mail.member();
        consent(member);
        member.phone().follow(mail.keys("officialAppid"));
        awaitWord(member, "official_account");
        return member;
    }

    private static void consent(Shop.Holder member) {
        Map<String, ?> granted = Map.of("document", "marketing", "version", "2026-01", "granted", true);
        member.phone().app().post("/api/v1/member/consents", granted).expect(200);
    }

    private void says(Shop.Holder member, String words) {
        mail.writes(member, words);
        awaitWord(member, "mini_program");
    }

    private void awaitWord(Shop.Holder member, String app) {
        Story.until(
                () -> mail.count(
                                "select count(*) from service_word where app = '" + app + "' and member_id = ?::uuid",
                                member.memberId())
                        == 1,
                "the word was heard");
    }

    private List<JsonNode> official(String kind) {
        return letters(kind, "officialAppid");
    }

    /** What left one of the merchant's apps. */
    private List<JsonNode> letters(String kind, String app) {
        JsonNode all = mail.world()
                .wechat()
                .get("/control/letters?kind=" + kind)
                .expect(200)
                .json();
        return StreamSupport.stream(all.spliterator(), false)
                .filter(letter -> letter.path("appid").asText().equals(mail.keys(app)))
                .toList();
    }

    private Caller owner() {
        return mail.shop().owner();
    }
}
