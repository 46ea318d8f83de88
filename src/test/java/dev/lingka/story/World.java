package dev.lingka.story;

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
    private final SignIn signIn;

    public World(String application, String wechat, String identity) {
        this(application, wechat, new LaptopSignIn(identity));
    }

    public World(String application, String wechat, SignIn signIn) {
        this.application = application;
        this.wechat = Caller.anonymous(wechat);
        this.signIn = signIn;
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

    /** Staff or the operator, signed in: {@code owner@tea}, {@code operator}. */
    public Caller staff(String name) {
        return anyone().as(() -> staffToken(name));
    }

    /** A till, signed in by its client credentials. */
    public Caller terminal(String clientId) {
        return anyone().as(() -> staffTokens.computeIfAbsent(clientId, signIn::terminal));
    }

    public String staffToken(String name) {
        return staffTokens.computeIfAbsent(name, signIn::person);
    }

    /** What the identity provider calls a person or a till, for our staff table. */
    public String subject(String name) {
        return signIn.subject(name);
    }

    /** All that was asked of the application so far. */
    public Iterable<Exchange> journal() {
        return journal;
    }
}
