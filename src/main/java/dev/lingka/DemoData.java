package dev.lingka;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.spi.ToolProvider;

/** Demo merchants for a laptop, loaded by a tool of the sandbox's source root; off with {@code lingka.demo=false}. */
final class DemoData {
    private static final String TOOL = "lingka-demo";

    private DemoData() {}

    /** One line that says why the demo merchants are not there; nothing when they are, or when nobody wants them. */
    static Optional<String> load(Function<String, Optional<String>> setting) {
        boolean wanted = setting.apply("lingka.demo").map(Boolean::parseBoolean).orElse(true);
        boolean embedded = setting.apply("lingka.embedded.wechat-control").isPresent();
        return wanted && embedded ? tool().flatMap(tool -> run(tool, setting)) : Optional.empty();
    }

    private static Optional<ToolProvider> tool() {
        return ServiceLoader.load(ToolProvider.class, DemoData.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(tool -> TOOL.equals(tool.name()))
                .findFirst();
    }

    private static Optional<String> run(ToolProvider tool, Function<String, Optional<String>> setting) {
        StringWriter complaint = new StringWriter();
        String address =
                "http://localhost:" + setting.apply("quarkus.http.port").orElseThrow();
        int exit = tool.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(complaint, true),
                address,
                setting.apply("lingka.wechat.open-url").orElseThrow(),
                setting.apply("quarkus.oidc.staff.auth-server-url").orElseThrow(),
                address + "/api/aliyun/"
                        + setting.apply("lingka.sms.report-token").orElseThrow() + "/sms-reports");
        return exit == 0 ? Optional.empty() : Optional.of(complaint.toString().strip());
    }
}
