package dev.lingka.wechat.notice;

import dev.lingka.shared.problem.Outages;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** Where WeChat Pay tells of payments and refunds. The signature is the only key; answers are in WeChat's format. */
@Path("/api/wechat/{merchantCode}/pay/notices")
@PermitAll
public class NoticeResource {

    private static final Logger LOG = Logger.getLogger(NoticeResource.class);
    private static final int MAX_BYTES = 64 * 1024;

    private final NoticeService notices;
    private final NoticeFailures failures;

    NoticeResource(NoticeService notices, NoticeFailures failures) {
        this.notices = notices;
        this.failures = failures;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "WeChat Pay's notices of payments and refunds, verified by signature")
    public Uni<RestResponse<NoticeAnswer>> receive(
            @PathParam("merchantCode") String merchantCode, @Context HttpHeaders headers, byte[] body) {
        return Uni.createFrom()
                .deferred(() -> notices.receive(merchantCode, signed(headers, body)))
                .map(done -> NoticeAnswer.success())
                .onFailure()
                .recoverWithItem(e -> failure(merchantCode, e));
    }

    private static SignedNotice signed(HttpHeaders headers, byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new NoticeRefused(NoticeFault.TOO_LARGE);
        }
        return SignedNotice.of(headers, Buffer.buffer(body));
    }

    private RestResponse<NoticeAnswer> failure(String merchantCode, Throwable failure) {
        NoticeFault fault = failure instanceof NoticeRefused refused ? refused.fault() : NoticeFault.NOT_HANDLED;
        if (failure instanceof NoticeRefused) {
            LOG.warnf("wechat notice refused fault=%s", fault);
        } else if (Outages.isOutage(failure)) {
            // A line, not a page: in an outage there is one for each notice, and writing them would be the next outage.
            LOG.warnf(
                    "wechat notice failed merchant=%s outage=%s",
                    merchantCode, failure.getClass().getName());
        } else {
            LOG.errorf(failure, "wechat notice failed merchant=%s", merchantCode);
        }
        failures.count(fault);
        return NoticeAnswer.failure(fault);
    }
}
