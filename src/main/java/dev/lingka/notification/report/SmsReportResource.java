package dev.lingka.notification.report;

import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where Alibaba Cloud tells what became of SMS ({@code SmsReport}, HTTP batch push). It signs nothing: the address is
 * the key, a secret of the settings that the provider alone was told. Whoever calls another one finds nothing there.
 */
@Path("/api/aliyun/{token}/sms-reports")
@PermitAll
class SmsReportResource {

    private static final int MOST = 5_000;

    private final SmsReportService reports;

    SmsReportResource(SmsReportService reports) {
        this.reports = reports;
    }

    /** Another status than 200 makes the provider tell it again: after 1, 5 and 10 minutes, then never. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Delivery reports of the SMS provider; the token of the address is the only key")
    public Uni<SmsReportAnswer> receive(
            @PathParam("token") String token, @NotNull @Size(max = MOST) List<@NotNull SmsReport> body) {
        if (!reports.isTheProvider(token)) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        List<FieldError> faults = IntStream.range(0, body.size())
                .boxed()
                .flatMap(place -> body.get(place).faults(place).stream())
                .toList();
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return reports.take(body).map(done -> SmsReportAnswer.taken());
    }
}
