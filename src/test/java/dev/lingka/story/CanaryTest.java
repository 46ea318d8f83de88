package dev.lingka.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lingka.testing.Services;
import dev.lingka.testing.Superuser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * A canary merchant with rows in every tenant table: nothing that marks them is ever in an answer to anybody else. Its
 * marks are the ids of its rows, which are unique by themselves, and the words that only it uses.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class CanaryTest {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String TENANT_TABLES =
            """
            select table_name from information_schema.columns
             where table_schema = 'public' and column_name = 'merchant_id' and table_name in (
                   select table_name from information_schema.tables
                    where table_schema = 'public' and table_type = 'BASE TABLE')""";

    @TestHTTPResource
    String application;

    @ConfigProperty(name = "lingka.wechat.open-url")
    String wechat;

    @ConfigProperty(name = "quarkus.oidc.staff.auth-server-url")
    String identity;

    private final Superuser database;

    CanaryTest(Superuser database) {
        this.database = database;
    }

    @Test
    void isNeverSeenByAnybodyElse() {
        World canary = world();
        Story song = new Story(canary, line -> {});
        song.play();
        assertThat(tablesWithout(song.merchant())).isEmpty();
        Set<String> marks = marks(song.merchant());
        assertThat(marks).hasSizeGreaterThan(100);

        World others = world();
        Story other = new Story(others, line -> {});
        other.play();

        assertThat(seen(others, marks, List.of(song.merchant(), song.phoneNumber())))
                .isEmpty();
    }

    private World world() {
        return new World(application.replaceAll("/$", ""), wechat, identity);
    }

    private List<String> tablesWithout(String merchant) {
        List<String> empty = new ArrayList<>();
        for (String table : database.column(TENANT_TABLES)) {
            if (database.number("select count(*) from " + table + " where merchant_id = " + idOf(merchant)) == 0) {
                empty.add(table);
            }
        }
        return empty;
    }

    private Set<String> marks(String merchant) {
        Set<String> marks = new TreeSet<>();
        for (String table : database.column(TENANT_TABLES)) {
            for (String row :
                    database.column("select t::text from " + table + " t where merchant_id = " + idOf(merchant))) {
                Matcher ids = ID.matcher(row);
                while (ids.find()) {
                    marks.add(ids.group());
                }
            }
        }
        return marks;
    }

    private static String idOf(String merchant) {
        return "(select id from merchant where code = '" + merchant + "')";
    }

    private static List<String> seen(World others, Set<String> marks, List<String> words) {
        List<String> seen = new ArrayList<>();
        int answers = 0;
        for (Exchange exchange : others.journal()) {
            String answer = new String(exchange.answer(), StandardCharsets.UTF_8);
            answers++;
            ID.matcher(answer)
                    .results()
                    .filter(id -> marks.contains(id.group()))
                    .forEach(id -> seen.add(exchange.method() + " " + exchange.path() + " shows " + id.group()));
            words.stream()
                    .filter(answer::contains)
                    .forEach(word -> seen.add(exchange.method() + " " + exchange.path() + " shows " + word));
        }
        assertThat(answers).isGreaterThan(100);
        return seen;
    }
}
