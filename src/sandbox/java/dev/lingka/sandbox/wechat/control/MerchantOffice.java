package dev.lingka.sandbox.wechat.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.App;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Merchant;
import dev.lingka.sandbox.wechat.book.Platform;
import dev.lingka.sandbox.wechat.json.Json;
import dev.lingka.sandbox.wechat.pay.Funds;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The merchant's side of the consoles: everything that a merchant would look up there, and what they may set. */
final class MerchantOffice {
    private static final Set<String> KEY_MODES = Set.of("public_key", "certificate", "both");
    private static final Set<String> PUSH_MODES = Set.of("plain", "compatible", "safe");
    private static final Set<String> PUSH_FORMATS = Set.of("json", "xml");
    private static final Set<String> SETTABLE = Set.of("name", "keyMode", "feeRate");
    private static final Set<String> APP_SETTABLE =
            Set.of("name", "openPlatform", "pages", "anyPage", "tradeManaged", "push", "secret");

    private final Book book;
    private final Funds funds;
    private final MerchantMaker maker;

    MerchantOffice(Book book, Funds funds, MerchantMaker maker) {
        this.book = book;
        this.funds = funds;
        this.maker = maker;
    }

    void open(ControlGateway gateway) {
        gateway.on("POST", "/control/merchants", this::create)
                .on("GET", "/control/merchants", call -> all())
                .on("GET", "/control/merchants/{mchid}", call -> view(merchant(call)))
                .on("PATCH", "/control/merchants/{mchid}", this::patch)
                .on(
                        "POST",
                        "/control/merchants/{mchid}/keys",
                        call -> view(maker.renew(merchant(call).mchid())))
                .on("GET", "/control/apps/{appid}", call -> app(call.path("appid")))
                .on("PATCH", "/control/apps/{appid}", this::patchApp);
    }

    /** With a ref that is known, the merchant that was made then. */
    private synchronized ObjectNode create(ControlCall call) {
        String ref = call.text("ref", "");
        Optional<Merchant> known = ref.isEmpty()
                ? Optional.empty()
                : book.merchants.where(merchant -> merchant.ref().equals(ref)).stream()
                        .findFirst();
        return view(known.orElseGet(() -> maker.make(call.text("name", "沙箱商户"), ref, keyMode(call.body()))));
    }

    private static String keyMode(ObjectNode body) {
        if (body.has("publicKeyMode")) {
            return body.get("publicKeyMode").asBoolean() ? "public_key" : "certificate";
        }
        String mode = body.path("keyMode").asText("both");
        if (!KEY_MODES.contains(mode)) {
            throw new ControlProblem(400, "keyMode is one of " + KEY_MODES);
        }
        return mode;
    }

    private List<ObjectNode> all() {
        return book.merchants.all().stream()
                .sorted(Comparator.comparingLong(Merchant::createdAt))
                .map(this::view)
                .toList();
    }

    private ObjectNode patch(ControlCall call) {
        Merchant merchant = merchant(call);
        ObjectNode patch = call.body().deepCopy();
        JsonNode balance = patch.remove("balanceFen");
        ObjectNode own = patch.deepCopy().retain(SETTABLE);
        if (own.has("keyMode") || patch.has("publicKeyMode")) {
            own.put("keyMode", keyMode(patch));
        }
        ObjectNode ofApp = patch.deepCopy();
        ofApp.remove(List.of("keyMode", "publicKeyMode", "feeRate", "name"));
        return book.write(() -> {
            book.merchants.put(merchant.mchid(), Json.patched(Merchant.class, merchant, own));
            patchApp(app(merchant.appid()), ofApp);
            if (balance != null) {
                funds.adjust(merchant.mchid(), balance.asLong());
            }
            return view(merchant(call));
        });
    }

    private App patchApp(ControlCall call) {
        return book.write(() -> patchApp(app(call.path("appid")), call.body()));
    }

    /** The push settings may be given flat (pushUrl, pushMode, pushFormat) or as {@code push}. */
    private App patchApp(App app, ObjectNode asked) {
        ObjectNode patch = asked.deepCopy();
        for (String part : List.of("url", "mode", "format", "token")) {
            String flat = "push" + part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
            JsonNode value = patch.remove(flat);
            if (value != null) {
                patch.withObject("/push").set(part, value);
            }
        }
        patch.fieldNames().forEachRemaining(name -> {
            if (!APP_SETTABLE.contains(name)) {
                throw new ControlProblem(400, name + " cannot be set");
            }
        });
        App changed = Json.patched(App.class, app, patch);
        if (!PUSH_MODES.contains(changed.push().mode())
                || !PUSH_FORMATS.contains(changed.push().format())) {
            throw new ControlProblem(400, "push mode is one of " + PUSH_MODES + ", format one of " + PUSH_FORMATS);
        }
        return book.apps.put(app.appid(), changed);
    }

    private App app(String appid) {
        return book.apps.find(appid).orElseThrow(() -> ControlProblem.unknown("app"));
    }

    private Merchant merchant(ControlCall call) {
        return book.merchants.find(call.path("mchid")).orElseThrow(() -> ControlProblem.unknown("merchant"));
    }

    private ObjectNode view(Merchant merchant) {
        App app = app(merchant.appid());
        App official = app(merchant.officialAppid());
        Platform platform = book.platform.find(Platform.KEY).orElseThrow();
        ObjectNode view = Json.object()
                .put("ref", merchant.ref())
                .put("name", merchant.name())
                .put("appid", app.appid())
                .put("appSecret", app.secret())
                .put("originalId", app.originalId())
                .put("mchid", merchant.mchid())
                .put("merchantSerial", merchant.serial())
                .put("merchantCertificatePem", merchant.certificatePem())
                .put("merchantPrivateKeyPem", merchant.privateKeyPem())
                .put("merchantPublicKeyPem", merchant.publicKeyPem())
                .put("apiV3Key", merchant.apiV3Key())
                .put("wechatPayPublicKeyId", merchant.publicKeyId())
                .put("wechatPayPublicKeyPem", merchant.wechatPayPublicKeyPem())
                .put("platformCertificateSerial", platform.serial())
                .put("platformCertificatePem", platform.certificatePem())
                .put("keyMode", merchant.keyMode())
                .put("balanceFen", merchant.balanceFen())
                .put("feeRate", merchant.feeRate())
                .put("pushToken", app.push().token())
                .put("encodingAesKey", app.push().encodingAesKey())
                .put("officialAppid", official.appid())
                .put("officialAppSecret", official.secret())
                .put("officialOriginalId", official.originalId())
                .put("officialPushToken", official.push().token())
                .put("officialEncodingAesKey", official.push().encodingAesKey())
                .put("createdAt", merchant.createdAt());
        view.set("app", Json.tree(app));
        return view.set("officialAccount", Json.tree(official));
    }
}
