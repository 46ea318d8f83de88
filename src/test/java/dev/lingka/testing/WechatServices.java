package dev.lingka.testing;

import dev.lingka.sandbox.wechat.WechatSandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The WeChat sandbox on a free port, and an address of the application that the sandbox can reach. Time-outs are short,
 * and the circuit never opens: one test's outage must not fail the next test.
 */
public final class WechatServices implements QuarkusTestResourceLifecycleManager {

    private static final String STARTED = "lingka.testing.wechat";
    private static final String FOLDER = "lingka.testing.wechat.folder";

    /** Where the sandbox of this JVM listens. */
    public static String url() {
        synchronized (System.getProperties()) {
            if (System.getProperty(STARTED) == null) {
                System.setProperty(STARTED, startOnce());
            }
            return System.getProperty(STARTED);
        }
    }

    /** All that the sandbox ever wrote down: codes, tokens and session keys too. */
    public static List<String> book() {
        url();
        try {
            return Files.readAllLines(Path.of(System.getProperty(FOLDER), "wechat-book.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        String port = Integer.toString(freePort());
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.http.test-port", port);
        settings.put("lingka.public-url", "http://127.0.0.1:" + port);
        settings.put("lingka.wechat.open-url", url());
        settings.put("lingka.wechat.pay-url", url());
        settings.put("lingka.sms.url", url());
        settings.put("lingka.wechat.upload-shipping", "true");
        settings.put("lingka.wechat.credential-ttl", "PT0S");
        for (String host : new String[] {"open", "pay", "messages"}) {
            settings.put("lingka.wechat." + host + ".call-timeout", "PT2S");
            settings.put("lingka.wechat." + host + ".circuit-window", "100000");
        }
        settings.put("lingka.sms.limits.call-timeout", "PT2S");
        settings.put("lingka.sms.limits.circuit-window", "100000");
        return settings;
    }

    private static String startOnce() {
        try {
            Path folder = Files.createTempDirectory("lingka-test-wechat");
            System.setProperty(FOLDER, folder.toString());
            WechatSandbox sandbox = WechatSandbox.start(WechatSandbox.Options.in(folder));
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
            return sandbox.url();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The sandbox outlives one test application; the JVM's end stops it.
    }
}
