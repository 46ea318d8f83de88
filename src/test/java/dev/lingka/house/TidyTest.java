package dev.lingka.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.lingka.shared.problem.Problem;
import dev.lingka.shared.problem.ProblemTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader stumbles over, found by a test. */
class TidyTest {

    private static final int MAX_LINES = 300;
    private static final int MAX_TEST_LINES = 400;
    private static final int MAX_COLUMNS = 120;
    private static final Pattern BANNED_NAMES =
            Pattern.compile(".*(Impl|Manager|Helper|Util|Utils|Base|Common|Info|DTO|Dto|VO|BO)\\.java");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern MIGRATION = Pattern.compile("(V\\d{3}|R__\\d{3})_{1,2}[a-z0-9_]+\\.sql");

    private static final Pattern ARROW = Pattern.compile(" +([a-z]+) --> ([a-z &]+)");

    @Test
    void filesAreShort() {
        assertThat(sources().filter(file -> lines(file).size() > (isTest(file) ? MAX_TEST_LINES : MAX_LINES)))
                .isEmpty();
    }

    @Test
    void linesFitTheScreen() {
        assertThat(sources().filter(file -> !isTest(file)).filter(file -> lines(file).stream()
                        .anyMatch(line -> line.length() > MAX_COLUMNS)))
                .isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(sources()
                        .filter(file -> BANNED_NAMES.matcher(file.toString()).matches()))
                .isEmpty();
    }

    @Test
    void nothingIsLeftUnfinished() {
        assertThat(sources().filter(file -> !file.endsWith("TidyTest.java")).filter(file -> lines(file).stream()
                        .anyMatch(UNFINISHED.asPredicate())))
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        assertThat(sources()
                        .filter(file -> !isTest(file))
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> !Files.exists(folder.resolve("package-info.java"))))
                .isEmpty();
    }

    @Test
    void migrationsAreNamedInOrder() {
        assertThat(files("src/main/resources/db/migration", ".sql").filter(file -> !MIGRATION
                        .matcher(file.getFileName().toString())
                        .matches()))
                .isEmpty();
    }

    @Test
    void everyProblemHasItsWordsInBothLanguages() {
        ProblemTexts texts = new ProblemTexts();
        for (Problem problem : problems()) {
            for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
                assertThat(texts.text(problem, Map.of(), locale)).isNotBlank();
            }
        }
    }

    @Test
    void theReadmesMapIsTheMapOfTheTests() {
        Map<String, Set<String>> drawn = lines(Path.of("README.md")).stream()
                .map(ARROW::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(
                        arrow -> arrow.group(1), arrow -> Set.of(arrow.group(2).split(" & "))));
        Map<String, Set<String>> allowed = new HashMap<>(FeatureMap.ALLOWED);
        allowed.values().removeIf(Set::isEmpty);
        assertThat(drawn).isEqualTo(allowed);
    }

    private static List<Problem> problems() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.lingka").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(Problem.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getEnumConstants()))
                        .map(Problem.class::cast)
                        .toList();
    }

    private static Stream<Path> sources() {
        return Stream.of("src/main/java", "src/sandbox/java", "src/test/java").flatMap(root -> files(root, ".java"));
    }

    private static Stream<Path> files(String root, String ending) {
        try (Stream<Path> walk = Files.walk(Path.of(root))) {
            return walk.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTest(Path file) {
        return file.startsWith("src/test");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
