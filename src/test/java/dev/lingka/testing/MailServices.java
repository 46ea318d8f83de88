package dev.lingka.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A mail server that takes everything and delivers nothing: what came is in {@link #caught}. */
public final class MailServices implements QuarkusTestResourceLifecycleManager {

    /** Recipients whom it refuses. */
    public static final String REFUSED = "refused@example.com";

    /** Where the mails are: a static field would be lost with each class loader that Quarkus makes. */
    private static final String FOLDER = "lingka.testing.mail";

    private ServerSocket server;

    /** The mails as they came, headers and all. */
    public static List<String> caught() {
        try (Stream<Path> mails = Files.list(Path.of(System.getProperty(FOLDER)))) {
            List<String> texts = new ArrayList<>();
            for (Path mail : mails.toList()) {
                texts.add(Files.readString(mail));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            System.setProperty(
                    FOLDER, Files.createTempDirectory("lingka-test-mail").toString());
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread listening = new Thread(this::listen, "mail-catcher");
        listening.setDaemon(true);
        listening.start();
        return Map.of(
                "lingka.mail.enabled", "true",
                "quarkus.mailer.mock", "false",
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", Integer.toString(server.getLocalPort()),
                "quarkus.mailer.from", "card@example.com");
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread talking = new Thread(() -> talk(client), "mail-catcher-talk");
                talking.setDaemon(true);
                talking.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = client.getOutputStream()) {
            say(out, "220 catcher");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("EHLO")) {
                    say(out, "250 catcher");
                } else if (line.contains(REFUSED)) {
                    say(out, "550 no such user");
                } else if (line.equals("DATA")) {
                    say(out, "354 go on");
                    Files.writeString(Files.createTempFile(Path.of(System.getProperty(FOLDER)), "mail", ""), mail(in));
                    say(out, "250 taken");
                } else if (line.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    private static String mail(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
