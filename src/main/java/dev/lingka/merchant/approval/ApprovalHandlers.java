package dev.lingka.merchant.approval;

import dev.lingka.merchant.staff.StaffActor;
import dev.lingka.shared.problem.ProblemException;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The handlers of all kinds. */
@ApplicationScoped
class ApprovalHandlers {

    private final Map<String, ApprovalHandler> byKind;

    ApprovalHandlers(@All List<ApprovalHandler> handlers) {
        byKind = handlers.stream().collect(Collectors.toUnmodifiableMap(ApprovalHandler::kind, Function.identity()));
    }

    /** Throws {@link IllegalArgumentException} for a kind that nobody handles: a fault of the caller. */
    ApprovalHandler of(String kind) {
        ApprovalHandler handler = byKind.get(kind);
        if (handler == null) {
            throw new IllegalArgumentException("no approval handler of kind " + kind);
        }
        return handler;
    }

    /** Throws APPROVAL_ROLE_REQUIRED when the role may not decide this kind. */
    void requireDecider(StaffActor decider, String kind) {
        if (!of(kind).deciders().contains(decider.role())) {
            throw ProblemException.of(ApprovalProblem.APPROVAL_ROLE_REQUIRED);
        }
    }
}
