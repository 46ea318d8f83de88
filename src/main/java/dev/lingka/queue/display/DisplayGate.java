package dev.lingka.queue.display;

import dev.lingka.queue.board.Boards;
import dev.lingka.shared.MerchantId;
import dev.lingka.shared.crypto.MerchantToken;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Opens a display's link, or says that there is nothing. */
@ApplicationScoped
class DisplayGate {

    private final DisplayService displays;
    private final CurrentDisplay current;
    private final Boards boards;

    DisplayGate(DisplayService displays, CurrentDisplay current, Boards boards) {
        this.displays = displays;
        this.current = current;
        this.boards = boards;
    }

    @OnDisplay
    @ServerRequestFilter
    public Uni<Void> open(ContainerRequestContext request) {
        String text = request.getUriInfo().getPathParameters().getFirst("token");
        MerchantToken token = MerchantToken.read(text, Display.SEPARATOR)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        return displays.open(new MerchantId(token.merchantId()), token)
                .invoke(current::is)
                .invoke(shown -> boards.requirePlace(shown, shown.storeId()))
                .replaceWithVoid();
    }
}
