package dev.lingka;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Runs when the application answers: tells a person on a laptop where everything is, then waits for the end. */
public final class Signpost implements QuarkusApplication {
    private final Config config;

    @Inject
    Signpost(Config config) {
        this.config = config;
    }

    @Override
    public int run(String... arguments) {
        Lingka.serves();
        if ("demo".equals(text("lingka.mode").orElse(""))) {
            DemoData.load(this::text).ifPresent(System.err::println);
            System.out.println(directions());
        }
        Quarkus.waitForExit();
        return 0;
    }

    private String directions() {
        String address = "http://localhost:" + text("quarkus.http.port").orElseThrow();
        StringBuilder lines = new StringBuilder("\n  Lingka 领卡 is ready (demo mode)\n");
        page(lines, "The phone", "m", address + "/m/ (scan a code there, take a card, recharge)");
        page(lines, "The till", "till", address + "/till/ (sign in as cashier@tea with any password)");
        page(lines, "The host", "host", address + "/host/ (the queue: sign in as host@tea)");
        page(lines, "The display", "display", address + "/display/… (a manager makes a screen's link)");
        line(lines, "API documentation", address + "/q/openapi");
        line(lines, "Health", address + "/q/health");
        text("lingka.embedded.wechat-control").ifPresent(page -> line(lines, "WeChat sandbox", page));
        text("lingka.embedded.staff-token").ifPresent(command -> {
            line(lines, "Staff sign-in", "owner@tea, cashier@tea, operator, … with any password:");
            line(lines, "", command);
        });
        text("lingka.embedded.psql").ifPresent(command -> line(lines, "Database", command));
        text("lingka.embedded.data").ifPresent(folder -> line(lines, "Data", folder + " (--fresh starts anew)"));
        line(lines, "Stop", "Ctrl-C");
        return lines.toString();
    }

    /** Without Node the pages are not built, and not promised. */
    private static void page(StringBuilder lines, String name, String folder, String value) {
        if (Signpost.class.getResource("/META-INF/resources/" + folder + "/index.html") != null) {
            line(lines, name, value);
        }
    }

    private static void line(StringBuilder lines, String name, String value) {
        lines.append(String.format("  %-18s %s%n", name, value));
    }

    private Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class);
    }
}
