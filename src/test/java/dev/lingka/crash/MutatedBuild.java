package dev.lingka.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A copy of the packaged server in which one class was compiled from a source with a mistake in it. */
final class MutatedBuild {

    private static final String APPLICATION = "quarkus-app";
    /** Where the framework keeps the classes that it has changed; they come before those of the application. */
    private static final String TRANSFORMED = "quarkus/transformed-bytecode.jar";

    private MutatedBuild() {}

    /**
     * A mistake.
     *
     * @param source below {@code src/main/java}
     * @param pieces what stands there, and must, with what comes in its place
     */
    record Mistake(String source, Map<String, String> pieces) {}

    /** The build folder with the mistakes, for {@link Replica#runs}. */
    static Path make(Path folder, Path built, List<Mistake> mistakes) {
        try {
            copy(built.resolve(APPLICATION), folder.resolve(APPLICATION));
            Path classes = Files.createDirectories(folder.resolve("classes"));
            for (Mistake mistake : mistakes) {
                compile(folder, built, classes, mistake);
            }
            patch(folder.resolve(APPLICATION).resolve(TRANSFORMED), classes);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path folder, Path built, Path classes, Mistake mistake) throws IOException {
        String source = Files.readString(Path.of("src/main/java", mistake.source()));
        for (Map.Entry<String, String> piece : mistake.pieces().entrySet()) {
            if (!source.contains(piece.getKey())) {
                throw new IllegalStateException(mistake.source() + " has no " + piece.getKey());
            }
            source = source.replace(piece.getKey(), piece.getValue());
        }
        Path mutated = folder.resolve(Path.of(mistake.source()).getFileName());
        Files.writeString(mutated, source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String libraries = built.resolve(APPLICATION).resolve("lib/main") + "/*";
        int failed = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-parameters",
                "-cp",
                built.resolve("classes") + ":" + expanded(libraries),
                "-d",
                classes.toString(),
                mutated.toString());
        if (failed != 0) {
            throw new IllegalStateException("the mistake does not compile: " + mistake);
        }
    }

    /** The compiler's own interface does not know the star. */
    private static String expanded(String star) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(star.substring(0, star.length() - 2)))) {
            return String.join(":", jars.map(Path::toString).toList());
        }
    }

    private static void patch(Path jar, Path classes) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of());
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path place = inside.getPath(classes.relativize(file).toString());
                Files.createDirectories(place.toAbsolutePath().getParent());
                Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path place = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else {
                    Files.copy(file, place);
                }
            }
        }
    }
}
