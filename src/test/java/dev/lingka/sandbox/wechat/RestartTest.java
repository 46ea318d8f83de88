package dev.lingka.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was answered is there after a restart, even after kill -9. */
class RestartTest {
    @TempDir
    private Path folder;

    @Test
    void findsEverythingAgain() {
        try (Lab lab = new Lab(folder);
                Receiver receiver = new Receiver()) {
            JsonNode merchant = lab.merchant("{\"ref\":\"tea\"}");
            JsonNode person = lab.person("小明", "13800138000");
            JsonNode login = lab.login(person, merchant.get("appid").asText());
            String token = lab.token(merchant);
            MerchantClient client = new MerchantClient(lab, merchant);
            client.jsapi.prepayWithRequestPayment(
                    client.order("order-0001", 100, login.get("openid").asText(), receiver.url()));
            receiver.answer(call -> new Receiver.Answer(500, ""));
            lab.post("/control/notices", "{\"signtestRate\":0}");
            lab.post(order(merchant) + "/pay", "{}");
            Lab.until(() -> lab.get(order(merchant)).at("/notices/0/tries").asInt() == 1);
            JsonNode before = lab.get("/control/book");

            lab.restart();

            assertThat(lab.get("/control/book")).isEqualTo(before);
            assertThat(lab.merchant("{\"ref\":\"tea\"}")).isEqualTo(lab.get("/control/merchants/" + mchid(merchant)));
            assertThat(lab.merchant("{\"ref\":\"tea\"}").get("merchantPrivateKeyPem"))
                    .isEqualTo(merchant.get("merchantPrivateKeyPem"));
            assertThat(lab.token(merchant)).isEqualTo(token);
            assertThat(session(lab, merchant, login.get("code").asText()).get("openid"))
                    .isEqualTo(login.get("openid"));
            assertThat(lab.get(order(merchant)).at("/notices/0/tries").asInt()).isEqualTo(1);
            receiver.answer(call -> new Receiver.Answer(200, ""));
            lab.post("/control/notices", "{\"speed\":1000}");
            Lab.until(() ->
                    lab.get(order(merchant)).at("/notices/0/state").asText().equals("DELIVERED"));
        }
    }

    private static JsonNode session(Lab lab, JsonNode merchant, String code) {
        return lab.get("/sns/jscode2session?appid=" + merchant.get("appid").asText() + "&secret="
                + merchant.get("appSecret").asText() + "&js_code=" + code + "&grant_type=authorization_code");
    }

    @Test
    void survivesKillMinusNine() throws IOException, InterruptedException {
        Process process = launch();
        String url = address(process);
        String created = post(url + "/control/users", "{\"nickname\":\"小明\"}");
        process.destroyForcibly().waitFor();

        Process again = launch();
        String people = get(address(again) + "/control/users");
        again.destroyForcibly().waitFor();

        assertThat(Lab.json(people).get(0)).isEqualTo(Lab.json(created));
    }

    @Test
    void dropsALineThatACrashCutShort() throws IOException {
        String id;
        try (Lab lab = new Lab(folder)) {
            id = lab.person("小明", "13800138000").get("id").asText();
        }
        Path book = folder.resolve("wechat-book.jsonl");
        Files.writeString(book, "[[\"user\",\"x\",{\"id\"", UTF_8, StandardOpenOption.APPEND);

        try (Lab lab = new Lab(folder)) {
            assertThat(lab.get("/control/users")).hasSize(1);
            lab.person("小红", "13900139000");
            lab.restart();
            assertThat(lab.get("/control/users")).hasSize(2);
            assertThat(lab.get("/control/users/" + id).get("nickname").asText()).isEqualTo("小明");
        }
    }

    @Test
    void keepsOthersOutOfItsBook() {
        try (Lab lab = new Lab(folder)) {
            assertThat(lab.get("/control/users")).isEmpty();
            assertThatThrownBy(() -> new Lab(folder)).isInstanceOf(RuntimeException.class);
        }
    }

    private static String mchid(JsonNode merchant) {
        return merchant.get("mchid").asText();
    }

    private static String order(JsonNode merchant) {
        return "/control/orders/" + mchid(merchant) + "/order-0001";
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WechatSandbox.class.getName(),
                        "--port",
                        "0",
                        "--data",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String address(Process process) throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line = out.readLine();
        while (line != null && !line.contains("http://")) {
            line = out.readLine();
        }
        assertThat(line).isNotNull();
        return line.substring(line.indexOf("http://"));
    }

    private static String post(String url, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
