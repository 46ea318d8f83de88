package dev.lingka;

import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The configuration as Quarkus is going to see it, read before Quarkus runs. It is built apart, because the global
 * one, once made, would not see the system properties that the embedded parts are about to set.
 */
final class Settings {
    private static final int FILE_ORDINAL = 260;
    private static final int CLASS_PATH_ORDINAL = 250;

    private final SmallRyeConfig config;

    private Settings(SmallRyeConfig config) {
        this.config = config;
    }

    static Settings read() {
        ClassLoader loader = Settings.class.getClassLoader();
        return new Settings(new SmallRyeConfigBuilder()
                .forClassLoader(loader)
                .addDefaultInterceptors()
                .addDefaultSources()
                .withProfile(profile())
                .withSources(
                        PropertiesConfigSourceLoader.inClassPath("application.properties", CLASS_PATH_ORDINAL, loader))
                .withSources(PropertiesConfigSourceLoader.inFileSystem(
                        Path.of("config", "application.properties").toUri().toString(), FILE_ORDINAL, loader))
                .withSources(DotEnvConfigSourceProvider.dotEnvSources(loader))
                .build());
    }

    private static String profile() {
        String fromEnvironment = System.getenv().getOrDefault("QUARKUS_PROFILE", "prod");
        return System.getProperty("quarkus.profile", fromEnvironment);
    }

    /** A setting that has a value; one that is empty or blank counts as not there. */
    Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    boolean production() {
        String mode = text("lingka.mode").orElse("demo");
        return switch (mode) {
            case "demo" -> false;
            case "production" -> true;
            default -> throw new StartRefused("lingka.mode must be demo or production, not " + mode);
        };
    }

    boolean fresh() {
        return text("lingka.fresh").map(Boolean::parseBoolean).orElse(false);
    }

    Path dataFolder() {
        return Path.of(text("lingka.data-dir").orElse("data")).toAbsolutePath().normalize();
    }
}
