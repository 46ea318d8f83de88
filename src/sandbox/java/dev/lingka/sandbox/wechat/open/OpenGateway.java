package dev.lingka.sandbox.wechat.open;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.App;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Settings;
import dev.lingka.sandbox.wechat.http.Reply;
import dev.lingka.sandbox.wechat.http.Request;
import dev.lingka.sandbox.wechat.http.Router;
import dev.lingka.sandbox.wechat.http.Service;
import dev.lingka.sandbox.wechat.json.Json;

/** The api.weixin.qq.com side: HTTP 200 always, errors as errcode and errmsg, the access token in the query. */
public final class OpenGateway implements Service {
    private static final int NO_BODY = 0;

    private final Book book;
    private final Tokens tokens;
    private final Router<Endpoint> router = new Router<>();

    /** What a call does: it answers JSON, or bytes for pictures. */
    interface Desk {
        Reply serve(OpenCall call);
    }

    /** The usual desk: an object goes back as JSON. */
    interface JsonDesk {
        ObjectNode serve(OpenCall call);
    }

    /** {@code unparsed} is the errcode for a body that is no JSON. */
    private record Endpoint(boolean needsToken, int unparsed, Desk desk) {}

    OpenGateway(Book book, Tokens tokens) {
        this.book = book;
        this.tokens = tokens;
    }

    OpenGateway open(String method, String path, JsonDesk desk) {
        router.on(method, path, new Endpoint(true, 47001, call -> json(desk.serve(call))));
        return this;
    }

    /** A POST whose parameters are in its query. */
    OpenGateway withoutBody(String method, String path, JsonDesk desk) {
        router.on(method, path, new Endpoint(false, NO_BODY, call -> json(desk.serve(call))));
        return this;
    }

    OpenGateway withoutToken(String method, String path, JsonDesk desk) {
        router.on(method, path, new Endpoint(false, 47001, call -> json(desk.serve(call))));
        return this;
    }

    OpenGateway picture(String method, String path, boolean needsToken, int unparsed, Desk desk) {
        router.on(method, path, new Endpoint(needsToken, unparsed, desk));
        return this;
    }

    static ObjectNode ok() {
        return Json.object().put("errcode", 0).put("errmsg", "ok");
    }

    @Override
    public Reply answer(Request request) {
        try {
            Router.Match<Endpoint> match = router.find(request).orElseThrow(() -> lost(request));
            Endpoint endpoint = match.handler();
            App app = endpoint.needsToken() ? tokens.appOf(request) : null;
            return endpoint.desk().serve(new OpenCall(app, match.request(), body(match.request(), endpoint)));
        } catch (OpenProblem problem) {
            return json(problem.body());
        }
    }

    private OpenProblem lost(Request request) {
        return router.otherMethod(request)
                .map(method -> method.equals("GET")
                        ? new OpenProblem(43001, "require GET method")
                        : new OpenProblem(43002, "require POST method"))
                .orElseGet(() -> new OpenProblem(40066, "invalid url"));
    }

    private static ObjectNode body(Request request, Endpoint endpoint) {
        if (!request.method().equals("POST") || endpoint.unparsed() == NO_BODY) {
            return Json.object();
        }
        if (request.body().length == 0) {
            throw new OpenProblem(44002, "empty post data");
        }
        return Json.object(request.body()).orElseThrow(() -> new OpenProblem(endpoint.unparsed(), "data format error"));
    }

    private Reply json(ObjectNode body) {
        return Reply.of(
                200, Settings.of(book).jsonContentType(), Json.write(body).getBytes(UTF_8));
    }

    @Override
    public Reply busy(Request request) {
        return json(new OpenProblem(-1, "system error").body());
    }

    @Override
    public Reply tooMany(Request request) {
        return json(new OpenProblem(45011, "api minute-quota reach limit, must slower, retry next minute").body());
    }

    @Override
    public Reply error(Request request, int errcode, int status, String code) {
        return json(new OpenProblem(errcode, "error ordered at the sandbox").body());
    }
}
