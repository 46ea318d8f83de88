package dev.lingka.queue.desk;

import dev.lingka.queue.board.Boards;
import dev.lingka.shared.problem.CommonProblem;
import dev.lingka.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Says no before a stream begins: once its head is written there is no status left to say it with. */
@ApplicationScoped
class WatchGate {

    private final QueueDesk desk;
    private final Boards boards;

    WatchGate(QueueDesk desk, Boards boards) {
        this.desk = desk;
        this.boards = boards;
    }

    @Watching
    @ServerRequestFilter
    public Uni<Void> pass(ContainerRequestContext request) {
        UUID storeId = storeId(request.getUriInfo().getPathParameters().getFirst("storeId"));
        return desk.board(storeId)
                .invoke(() -> boards.requirePlace(desk.at(storeId), storeId))
                .replaceWithVoid();
    }

    private static UUID storeId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
    }
}
