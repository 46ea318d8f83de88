package dev.lingka.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** I18: what the replicas wrote down holds no phone, openid, name, code, token, key or password. */
final class Logs {

    /** What has the form of a secret, whoever's it is: a phone number, a token, a card code. */
    private static final Map<String, Pattern> FORMS = Map.of(
            "a phone number", Pattern.compile("(?<![0-9a-f.-])1[3-9][0-9]{9}(?![0-9a-f])"),
            "a token", Pattern.compile("eyJ[\\w-]{10,}\\.[\\w-]+\\.[\\w-]+"),
            "a card code", Pattern.compile("(?<![0-9a-f.])9[0-9]{17}(?![0-9a-f])"),
            "a customer's name", Pattern.compile("常客"));

    private final Cluster cluster;
    private final Findings findings;

    Logs(Cluster cluster, Findings findings) {
        this.cluster = cluster;
        this.findings = findings;
    }

    void check(Market market) {
        List<String> secrets = new ArrayList<>(market.guests().met().stream()
                .flatMap(guest -> Stream.of(guest.number(), guest.openid() == null ? guest.number() : guest.openid()))
                .toList());
        Stream.of("appSecret", "apiV3Key", "pushToken", "encodingAesKey")
                .forEach(key -> secrets.add(market.keys().get(key).asText()));
        Stream.of("quarkus.datasource.password", "quarkus.datasource.jobs.password", "quarkus.flyway.password")
                .forEach(name -> secrets.add(cluster.postgres().settings().get(name)));
        cluster.replicas().forEach(replica -> check(replica, secrets));
    }

    private void check(Replica replica, List<String> secrets) {
        String log = read(replica);
        FORMS.forEach((what, form) -> {
            if (form.matcher(log).find()) {
                findings.add("I18", what + " in " + replica.log());
            }
        });
        secrets.stream().filter(log::contains).forEach(secret -> findings.add("I18", "a secret in " + replica.log()));
    }

    private static String read(Replica replica) {
        try {
            return Files.readString(replica.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
