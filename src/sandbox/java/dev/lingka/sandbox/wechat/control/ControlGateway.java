package dev.lingka.sandbox.wechat.control;

import dev.lingka.sandbox.wechat.http.Reply;
import dev.lingka.sandbox.wechat.http.Request;
import dev.lingka.sandbox.wechat.http.Router;
import dev.lingka.sandbox.wechat.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;

/**
 * The control API under /control and its page; open to pages of other origins, because the phone's page calls it
 * too.
 */
public final class ControlGateway {
    private static final String PAGE = "/wechat-sandbox/control.html";

    private final Router<Desk> router = new Router<>();

    /** What a call does; the result goes back as JSON. */
    interface Desk {
        Object serve(ControlCall call);
    }

    ControlGateway on(String method, String path, Desk desk) {
        router.on(method, path, desk);
        return this;
    }

    public Reply answer(Request request) {
        return shared(request.method().equals("OPTIONS") ? Reply.noContent() : served(request));
    }

    private Reply served(Request request) {
        String path = request.rawPath();
        if (path.equals("/") || path.equals("/control") || path.equals("/control/")) {
            return Reply.of(200, "text/html; charset=utf-8", page()).with("Cache-Control", "no-cache");
        }
        try {
            Router.Match<Desk> match =
                    router.find(request).orElseThrow(() -> ControlProblem.unknown(request.method() + " " + path));
            Object result = match.handler().serve(ControlCall.of(match.request()));
            return result instanceof Reply reply ? reply : Reply.json(200, result);
        } catch (ControlProblem problem) {
            return problem(problem.status(), problem.getMessage());
        } catch (IllegalArgumentException problem) {
            return problem(400, problem.getMessage());
        } catch (NoSuchElementException problem) {
            return problem(404, "it is not in the book");
        }
    }

    private static Reply problem(int status, String message) {
        return Reply.json(status, Json.object().put("error", message));
    }

    private static Reply shared(Reply reply) {
        return reply.with("Access-Control-Allow-Origin", "*")
                .with("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE, OPTIONS")
                .with("Access-Control-Allow-Headers", "Content-Type");
    }

    private static byte[] page() {
        try (InputStream page = ControlGateway.class.getResourceAsStream(PAGE)) {
            return page == null ? new byte[0] : page.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
