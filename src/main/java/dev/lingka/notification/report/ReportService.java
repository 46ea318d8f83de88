package dev.lingka.notification.report;

import dev.lingka.shared.database.MoneyFunctions;
import dev.lingka.shared.database.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Books what channels tell. Told again it changes nothing; of a message that is not ours nothing is kept. */
@ApplicationScoped
class ReportService {

    private final MoneyFunctions functions;

    ReportService(MoneyFunctions functions) {
        this.functions = functions;
    }

    Uni<Void> book(Report report) {
        return functions
                .call("message_delivery_report", Operation.ofSystem(report.merchantId(), "report"), report.json())
                .replaceWithVoid();
    }
}
