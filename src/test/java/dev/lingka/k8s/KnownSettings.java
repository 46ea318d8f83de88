package dev.lingka.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every setting that the built application listens to when it starts, as the name of an environment variable: our own
 * mappings, what {@code application.properties} refers to, and Quarkus' run-time settings as its extensions list them.
 */
final class KnownSettings {

    /** The JVM's own. */
    private static final Set<String> JAVA = Set.of("JAVA_TOOL_OPTIONS");

    private static final String MODELS = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(lingka[.a-z0-9-]+)");
    private static final Pattern NAME = Pattern.compile("\"[^\"]+\"");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Properties own = new Properties();
    private final Set<String> names = new TreeSet<>(JAVA);

    KnownSettings() {
        try (InputStream in = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            own.load(in);
            for (URL model : Collections.list(getClass().getClassLoader().getResources(MODELS))) {
                addModel(model);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        own.stringPropertyNames().stream()
                .filter(key -> key.startsWith("lingka."))
                .forEach(this::add);
        own.values().forEach(value -> addReferences((String) value));
        mappings()
                .forEach(mapping ->
                        addMapping(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping));
    }

    private void addModel(URL model) throws IOException {
        try (InputStream in = model.openStream()) {
            JSON.readTree(in).path("configRoots").forEach(this::addQuarkus);
        }
    }

    boolean knows(String variable) {
        return names.contains(variable);
    }

    /** What the application starts with when nobody says otherwise. */
    String byDefault(String property) {
        return own.getProperty(property);
    }

    private void add(String property) {
        names.add(property.replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT));
    }

    private void addReferences(String value) {
        REFERENCE.matcher(value).results().map(found -> found.group(1)).forEach(this::add);
    }

    private void addQuarkus(JsonNode root) {
        for (JsonNode item : root.path("items")) {
            if (item.has("items")) {
                addQuarkus(item);
            } else if (item.path("phase").asText().equals("RUN_TIME")) {
                Stream.concat(Stream.of(item.path("path")), Rendering.elements(item.path("additionalPaths")))
                        .map(path -> path.path("property").asText())
                        .flatMap(this::named)
                        .forEach(this::add);
            }
        }
    }

    /** {@code quarkus.oidc."tenant".…} stands for the names that our own properties use there. */
    private Stream<String> named(String property) {
        int quote = property.indexOf('"');
        if (quote < 0) {
            return Stream.of(property);
        }
        Pattern place = Pattern.compile(Pattern.quote(property.substring(0, quote)) + "([^.\"]+)\\..*");
        return own.stringPropertyNames().stream()
                .flatMap(key -> place.matcher(key).results())
                .map(found -> NAME.matcher(property).replaceFirst(found.group(1)));
    }

    private void addMapping(String prefix, Class<?> mapping) {
        for (Method method : mapping.getDeclaredMethods()) {
            String property = prefix + "." + kebab(method.getName());
            if (method.getReturnType().isInterface()
                    && mapping.equals(method.getReturnType().getEnclosingClass())) {
                addMapping(property, method.getReturnType());
            } else {
                add(property);
            }
            if (method.isAnnotationPresent(WithDefault.class)) {
                addReferences(method.getAnnotation(WithDefault.class).value());
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Set<Class<?>> mappings() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.lingka").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect)
                        .collect(Collectors.toSet());
    }
}
