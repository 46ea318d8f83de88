package dev.lingka.notification.sms;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SMS under the merchant's signature, by the provider of the settings. */
@ApplicationScoped
public class SmsService {

    private static final String CUT = "…";

    private final SmsProvider provider;
    private final SmsConfig config;

    SmsService(@All List<SmsProvider> providers, SmsConfig config) {
        this.config = config;
        provider = providers.stream()
                .filter(candidate -> candidate.name() == config.provider())
                .findFirst()
                .orElseThrow();
    }

    public boolean isOff() {
        return config.provider() == SmsConfig.Provider.OFF;
    }

    /** Sends it once; what is too long for a parameter is cut. */
    public Uni<SmsAnswer> send(Sms sms) {
        Optional<String> signName =
                Optional.ofNullable(config.signNames().get(sms.merchantCode())).or(config::signName);
        Optional<String> template = Optional.ofNullable(sms.template()).or(config::marketingTemplate);
        if (signName.isEmpty() || template.isEmpty()) {
            return Uni.createFrom().item(SmsAnswer.of(SmsAnswer.Kind.NOT_ALLOWED, "no signature or template"));
        }
        Sms cut = new Sms(sms.merchantCode(), sms.to(), template.get(), cut(sms.parameters()), sms.reference());
        return provider.send(cut, signName.get());
    }

    private Map<String, String> cut(Map<String, String> parameters) {
        Map<String, String> fitting = new LinkedHashMap<>();
        parameters.forEach((name, value) -> fitting.put(name, cut(value)));
        return fitting;
    }

    private String cut(String value) {
        String line = value.replaceAll("\\p{Cc}+", " ").strip();
        int most = config.longestParameter();
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + CUT;
    }
}
