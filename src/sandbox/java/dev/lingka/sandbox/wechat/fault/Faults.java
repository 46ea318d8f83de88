package dev.lingka.sandbox.wechat.fault;

import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Fault;
import dev.lingka.sandbox.wechat.crypt.Random;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The faults that are ordered, in the order they came; each matching call uses up one. */
public final class Faults {
    private final Book book;

    public Faults(Book book) {
        this.book = book;
    }

    public List<Fault> all() {
        return book.faults.all().stream()
                .sorted(Comparator.comparing(Fault::id))
                .toList();
    }

    public Optional<Fault> take(String method, String path) {
        if (book.faults.all().isEmpty()) {
            return Optional.empty();
        }
        return book.write(() -> all().stream()
                .filter(fault -> matches(fault.match(), method, path))
                .filter(this::strikes)
                .findFirst());
    }

    private boolean strikes(Fault fault) {
        if (fault.skip() > 0) {
            book.faults.put(fault.id(), fault.skipped());
            return false;
        }
        if (fault.chance() < 1 && !Random.chance(fault.chance())) {
            return false;
        }
        if (fault.times() == 1) {
            book.faults.remove(fault.id());
        } else {
            book.faults.put(fault.id(), fault.used());
        }
        return true;
    }

    /** A star stands for any characters, a name in braces for one path segment; without a method any method matches. */
    static boolean matches(String match, String method, String path) {
        int space = match.indexOf(' ');
        String wantedMethod = space < 0 ? "*" : match.substring(0, space);
        String wantedPath = match.substring(space + 1);
        return (wantedMethod.equals("*") || wantedMethod.equalsIgnoreCase(method))
                && Pattern.matches(expression(wantedPath), path);
    }

    private static String expression(String path) {
        StringBuilder expression = new StringBuilder();
        for (String part : path.split("(?<=[*}])|(?=[*{])", -1)) {
            if (part.equals("*")) {
                expression.append(".*");
            } else if (part.startsWith("{")) {
                expression.append("[^/]+");
            } else {
                expression.append(Pattern.quote(part));
            }
        }
        return expression.toString();
    }
}
