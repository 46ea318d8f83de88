package dev.lingka.story;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where the story plays: the application, WeChat (the sandbox) and the staff identity provider. */
public final class World {

    private final Queue<Exchange> journal = new ConcurrentLinkedQueue<>();
    private final Map<String, String> staffTokens = new ConcurrentHashMap<>();
    private final String application;
    private final Caller wechat;
    private final Caller identity;

    public World(String application, String wechat, String identity) {
        this.application = application;
        this.wechat = Caller.anonymous(wechat);
        this.identity = Caller.anonymous(identity);
    }

    /** The application of the running test, with its sandbox and identity provider. */
    static World underTest() {
        Config config = ConfigProvider.getConfig();
        return new World(
                "http://127.0.0.1:" + config.getValue("quarkus.http.port", Integer.class),
                config.getValue("lingka.wechat.open-url", String.class),
                config.getValue("quarkus.oidc.staff.auth-server-url", String.class));
    }

    /** The application without a token. Its journal is the world's. */
    public Caller anyone() {
        return new Caller(application, () -> null, journal);
    }

    public String address() {
        return application;
    }

    public Caller wechat() {
        return wechat;
    }

    /** Staff or the operator, signed in by password: {@code owner@tea}, {@code operator}. */
    public Caller staff(String name) {
        return anyone().as(() -> staffToken(name));
    }

    /** A till, signed in by its client credentials. */
    public Caller terminal(String clientId) {
        return anyone().as(() -> staffTokens.computeIfAbsent(
                clientId, id -> token("grant_type=client_credentials&client_secret=any&client_id=" + encode(id))));
    }

    public String staffToken(String name) {
        return staffTokens.computeIfAbsent(
                name,
                user -> token("grant_type=password&client_id=lingka-console&scope=openid&password=any&username="
                        + encode(user)));
    }

    /** All that was asked of the application so far. */
    public Iterable<Exchange> journal() {
        return journal;
    }

    private String token(String form) {
        return identity.form("/token", form).expect(200).text("access_token");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
