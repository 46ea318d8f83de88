package dev.lingka.notification.report;

import dev.lingka.notification.sms.SmsConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Takes the SMS provider's reports. Those of messages that are not ours are dropped. */
@ApplicationScoped
class SmsReportService {

    private final ReportService reports;
    private final Optional<String> token;

    SmsReportService(ReportService reports, SmsConfig config) {
        this.reports = reports;
        token = config.reportToken();
    }

    /** In a time that does not tell how much of it was right. Nobody is, while the settings name no token. */
    boolean isTheProvider(String said) {
        return token.filter(ours -> MessageDigest.isEqual(bytes(ours), bytes(said)))
                .isPresent();
    }

    /** One after the other; when one cannot be booked, the provider tells all of them again. */
    Uni<Void> take(List<SmsReport> told) {
        return Multi.createFrom()
                .items(told.stream().map(SmsReport::report).flatMap(Optional::stream))
                .onItem()
                .transformToUniAndConcatenate(reports::book)
                .onItem()
                .ignoreAsUni();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
