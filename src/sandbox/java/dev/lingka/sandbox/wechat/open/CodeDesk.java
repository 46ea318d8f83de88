package dev.lingka.sandbox.wechat.open;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lingka.sandbox.wechat.book.App;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Scene;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.http.Reply;
import java.awt.Color;
import java.net.URLEncoder;
import java.util.Set;
import java.util.regex.Pattern;

/** Mini-program codes: a picture, and a note of where it leads, so that a scan can be played. */
final class CodeDesk {
    private static final Pattern SCENE = Pattern.compile("[0-9A-Za-z!#$&'()*+,/:;=?@\\-._~]+");
    private static final Set<String> VERSIONS = Set.of("release", "trial", "develop");
    private static final int LONGEST_SCENE = 32;
    private static final int LONGEST_PATH = 1024;
    private static final int LEAST_WIDTH = 280;
    private static final int MOST_WIDTH = 1280;
    private static final int USUAL_WIDTH = 430;
    private static final int UNLIMITED_A_MINUTE = 5000;
    private static final long MOST_PERMANENT = 100_000;
    private static final int MOST_UNRELEASED_PAGES = 60_000;

    private final Book book;
    private final SandboxClock clock;
    private final Quota quota;

    CodeDesk(Book book, SandboxClock clock, Quota quota) {
        this.book = book;
        this.clock = clock;
        this.quota = quota;
    }

    /** getwxacodeunlimit: any number of codes, told apart by a short scene. */
    Reply unlimited(OpenCall call) {
        quota.perMinute(call.app().appid() + " getwxacodeunlimit", UNLIMITED_A_MINUTE, 45009);
        String scene = scene(call);
        String page = page(call);
        String version = version(call);
        Picture picture = Picture.of(call);
        Scene code = remember(call.app(), "unlimited", page, scene, version);
        return picture.draw(code.text());
    }

    /** getwxacode and createwxaqrcode share one supply of codes. */
    Reply limited(OpenCall call, String kind) {
        String path = call.text("path");
        if (path.isEmpty() || path.length() > LONGEST_PATH || path.startsWith("/")) {
            throw new OpenProblem(40159, "invalid length for path, or the data is not json string");
        }
        String version = version(call);
        Picture picture = Picture.of(call);
        int mark = path.indexOf('?');
        String page = mark < 0 ? path : path.substring(0, mark);
        String query = mark < 0 ? "" : path.substring(mark + 1);
        Scene code = book.write(() -> {
            requireSupply(call.app());
            return remember(call.app(), kind, page, query, version);
        });
        return picture.draw(code.text());
    }

    private void requireSupply(App app) {
        int made = book.scenes
                .where(code -> code.appid().equals(app.appid())
                        && Set.of("wxacode", "qrcode").contains(code.kind()))
                .size();
        if (made >= MOST_PERMANENT) {
            throw new OpenProblem(45029, "qrcode count out of limit");
        }
    }

    private static String scene(OpenCall call) {
        String scene = call.text("scene");
        if (scene.isEmpty() || scene.length() > LONGEST_SCENE) {
            throw new OpenProblem(40169, "invalid length for scene, or the data is not json string");
        }
        if (!SCENE.matcher(scene).matches()) {
            throw new OpenProblem(40129, "invalid scene: only digits, letters and !#$&'()*+,/:;=?@-._~");
        }
        return scene;
    }

    private String page(OpenCall call) {
        String page = call.text("page");
        if (page.isEmpty()) {
            return call.app().pages().stream().findFirst().orElse("pages/index/index");
        }
        if (page.contains("scancode_time") || call.text("scene").contains("scancode_time")) {
            throw new OpenProblem(85096, "not allow include scancode_time field");
        }
        boolean unchecked = call.body().path("check_path").isBoolean()
                && !call.body().get("check_path").booleanValue();
        if (page.startsWith("/")
                || page.contains("?")
                || !(unchecked || call.app().released(page))) {
            throw new OpenProblem(41030, "invalid page hint: the page is not in the released version");
        }
        if (unchecked) {
            requireFewPages(call.app(), page);
        }
        return page;
    }

    private void requireFewPages(App app, String page) {
        long others = book.scenes.where(code -> code.appid().equals(app.appid())).stream()
                .map(Scene::path)
                .filter(path -> !path.equals(page))
                .distinct()
                .count();
        if (others >= MOST_UNRELEASED_PAGES) {
            throw new OpenProblem(40097, "invalid args: too many pages that are not released");
        }
    }

    private static String version(OpenCall call) {
        JsonNode version = call.body().path("env_version");
        if (version.isMissingNode() || version.isNull()) {
            return "release";
        }
        if (!VERSIONS.contains(version.asText())) {
            throw new OpenProblem(40097, "invalid args: env_version");
        }
        return version.asText();
    }

    private Scene remember(App app, String kind, String page, String scene, String version) {
        String id = Random.letters(16);
        String text = "weixin://sandbox/" + kind + "/" + id + "?appid=" + app.appid() + "&page="
                + URLEncoder.encode(page, UTF_8) + "&scene=" + URLEncoder.encode(scene, UTF_8);
        Scene code = new Scene(id, kind, app.appid(), page, scene, version, text, clock.now(), 0);
        return book.write(() -> book.scenes.put(id, code));
    }

    private record Picture(int width, Color line, boolean transparent) {
        static Picture of(OpenCall call) {
            JsonNode width = call.body().path("width");
            boolean usual = width.isMissingNode() || width.isNull();
            boolean fits =
                    width.isIntegralNumber() && width.intValue() >= LEAST_WIDTH && width.intValue() <= MOST_WIDTH;
            if (!usual && !fits) {
                throw new OpenProblem(40097, "invalid args: width is 280 to 1280");
            }
            boolean hyaline = call.body().path("is_hyaline").asBoolean(false);
            return new Picture(usual ? USUAL_WIDTH : width.intValue(), line(call), hyaline);
        }

        private static Color line(OpenCall call) {
            JsonNode color = call.body().path("line_color");
            if (call.body().path("auto_color").asBoolean(false) || !color.isObject()) {
                return Color.BLACK;
            }
            return new Color(part(color, "r"), part(color, "g"), part(color, "b"));
        }

        private static int part(JsonNode color, String name) {
            int part = color.path(name).asInt(0);
            if (part < 0 || part > 255) {
                throw new OpenProblem(40097, "invalid args: line_color");
            }
            return part;
        }

        Reply draw(String text) {
            byte[] image = Drawing.code(text, width, line, transparent);
            return Reply.of(200, transparent ? "image/png" : "image/jpeg", image);
        }
    }
}
