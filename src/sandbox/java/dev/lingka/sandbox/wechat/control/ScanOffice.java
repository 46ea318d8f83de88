package dev.lingka.sandbox.wechat.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.JumpRule;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Scene;
import dev.lingka.sandbox.wechat.json.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Scanning: what a code or link opens, with the query as the page's onLoad gets it. */
final class ScanOffice {
    private static final int PUBLISHED = 2;

    private final Book book;
    private final SandboxClock clock;
    private final Accounts accounts;
    private final FollowOffice follows;

    ScanOffice(Book book, SandboxClock clock, Accounts accounts, FollowOffice follows) {
        this.book = book;
        this.clock = clock;
        this.accounts = accounts;
        this.follows = follows;
    }

    void open(ControlGateway gateway) {
        gateway.on("GET", "/control/codes", call -> all()).on("POST", "/control/users/{id}/scan", this::scan);
    }

    private List<Scene> all() {
        return book.scenes.all().stream()
                .sorted(Comparator.comparingLong(Scene::createdAt).reversed())
                .toList();
    }

    /** One of: {@code id} of a code, {@code text} that a reader found in it or a link, {@code image} as base64. */
    private ObjectNode scan(ControlCall call) {
        accounts.user(call.path("id"));
        String text = call.body().hasNonNull("image") ? read(call.text("image")) : call.text("text", "");
        String plain = text.replaceFirst("\\?cq=.*$", "");
        Optional<Scene> code = book.scenes
                .find(call.text("id", ""))
                .or(() -> book.scenes.where(scene -> scene.text().equals(plain)).stream()
                        .findFirst());
        return code.map(scene -> opened(call, scene)).orElseGet(() -> jumped(text));
    }

    private ObjectNode opened(ControlCall call, Scene code) {
        if (code.expiresAt() > 0 && clock.now() >= code.expiresAt()) {
            throw new ControlProblem(410, "the code or link has expired");
        }
        if (code.kind().equals("official")) {
            return follows.scanned(call.path("id"), code);
        }
        String query =
                code.kind().equals("unlimited") ? "scene=" + URLEncoder.encode(code.scene(), UTF_8) : code.scene();
        return Json.object()
                .put("kind", code.kind())
                .put("appid", code.appid())
                .put("path", code.path())
                .put("query", query)
                .put("scene", code.scene())
                .put("envVersion", code.envVersion());
    }

    /** An ordinary link opens the mini-program when a published rule covers it; the longest rule decides. */
    private ObjectNode jumped(String link) {
        JumpRule rule = book.jumpRules.where(known -> covers(known, link)).stream()
                .max(Comparator.comparingInt(known -> known.prefix().length()))
                .filter(known -> known.state() == PUBLISHED || known.debugUrls().contains(link))
                .orElseThrow(() -> new ControlProblem(404, "nothing that the sandbox made leads there"));
        String query = "q=" + URLEncoder.encode(link, UTF_8) + "&scancode_time=" + clock.now() / 1000;
        return Json.object()
                .put("kind", "link")
                .put("appid", rule.appid())
                .put("path", rule.path())
                .put("query", query)
                .put("q", link);
    }

    static boolean covers(JumpRule rule, String link) {
        String prefix = rule.prefix();
        if (link.equals(prefix)) {
            return true;
        }
        if (!link.startsWith(prefix) || !sameHost(prefix, link)) {
            return false;
        }
        boolean withQuery = prefix.indexOf('?') >= 0;
        boolean onlyQuery = link.startsWith(prefix + "?");
        return withQuery || onlyQuery || (rule.permitSubRule() == 1 && prefix.endsWith("/"));
    }

    private static boolean sameHost(String prefix, String link) {
        try {
            return URI.create(prefix).getAuthority().equals(URI.create(link).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** As a photograph; where the reader goes astray in one (two codes in a hundred), as the drawing that it may be. */
    private static String read(RGBLuminanceSource source) throws ReaderException {
        try {
            return read(source, DecodeHintType.TRY_HARDER);
        } catch (ReaderException astray) {
            return read(source, DecodeHintType.PURE_BARCODE);
        }
    }

    private static String read(RGBLuminanceSource source, DecodeHintType how) throws ReaderException {
        BinaryBitmap bits = new BinaryBitmap(new HybridBinarizer(source));
        return new QRCodeReader().decode(bits, Map.of(how, true)).getText();
    }

    private static String read(String base64) {
        try {
            BufferedImage image =
                    ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
            if (image == null) {
                throw new ControlProblem(400, "that is no picture");
            }
            int width = image.getWidth();
            int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
            return read(new RGBLuminanceSource(width, image.getHeight(), pixels));
        } catch (NotFoundException e) {
            throw new ControlProblem(400, "there is no code in the picture");
        } catch (ReaderException | IOException e) {
            throw new ControlProblem(400, "the code in the picture cannot be read: " + e);
        }
    }
}
