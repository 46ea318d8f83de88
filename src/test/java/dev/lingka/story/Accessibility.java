package dev.lingka.story;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What axe finds on a page that keeps somebody from using it. */
final class Accessibility {

    private static final Path AXE = Path.of("mini-program-mock", "node_modules", "axe-core", "axe.min.js");
    private static final String RUN =
            """
            async () => (await axe.run('#app', {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa']})).violations
                .filter(each => ['serious', 'critical'].includes(each.impact))
                .map(each => each.id + ': ' + each.nodes.map(node => node.html).join(' '))""";

    private Accessibility() {}

    /** One line for each, with the page's name; none when all is well. */
    static List<String> seriousFindings(Page page, String name) {
        try {
            page.evaluate(Files.readString(AXE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ((List<?>) page.evaluate(RUN))
                .stream().map(finding -> name + ": " + finding).toList();
    }
}
