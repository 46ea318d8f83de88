package dev.lingka.sandbox.wechat.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Fault;
import dev.lingka.sandbox.wechat.book.SandboxClock;
import dev.lingka.sandbox.wechat.book.Settings;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.deliver.Courier;
import dev.lingka.sandbox.wechat.fault.Faults;
import dev.lingka.sandbox.wechat.json.Json;
import java.util.Map;

/** The clock, the notices, the other switches, and the faults. */
final class SwitchOffice {
    private static final Map<String, String> NOTICE_FIELDS =
            Map.of("auto", "noticesAuto", "speed", "noticeSpeed", "signtestRate", "signtestRate");
    private static final long SLOW_MILLIS = 12_000;

    private final Book book;
    private final SandboxClock clock;
    private final Courier courier;
    private final Faults faults;

    SwitchOffice(Book book, SandboxClock clock, Courier courier, Faults faults) {
        this.book = book;
        this.clock = clock;
        this.courier = courier;
        this.faults = faults;
    }

    void open(ControlGateway gateway) {
        gateway.on("GET", "/control/clock", call -> clock())
                .on("POST", "/control/clock", this::shift)
                .on("POST", "/control/notices", this::notices)
                .on("GET", "/control/settings", call -> Settings.of(book))
                .on("PATCH", "/control/settings", this::change)
                .on("GET", "/control/faults", call -> faults.all())
                .on("POST", "/control/faults", this::order)
                .on("DELETE", "/control/faults", this::clear)
                .on("DELETE", "/control/faults/{id}", this::clear);
    }

    private ObjectNode clock() {
        return Json.object()
                .put("offsetSeconds", Settings.of(book).clockOffsetSeconds())
                .put("now", SandboxClock.rfc3339(clock.now()))
                .put("realNow", SandboxClock.rfc3339(clock.realNow()));
    }

    private ObjectNode shift(ControlCall call) {
        if (!call.body().path("offsetSeconds").isIntegralNumber()) {
            throw new ControlProblem(400, "offsetSeconds is a whole number");
        }
        Settings.change(
                book,
                Json.object()
                        .put(
                                "clockOffsetSeconds",
                                call.body().get("offsetSeconds").longValue()));
        return clock();
    }

    private Settings notices(ControlCall call) {
        ObjectNode patch = Json.object();
        call.body().properties().forEach(field -> {
            if (!NOTICE_FIELDS.containsKey(field.getKey())) {
                throw new ControlProblem(400, "the fields are " + NOTICE_FIELDS.keySet());
            }
            patch.set(NOTICE_FIELDS.get(field.getKey()), field.getValue());
        });
        return changed(patch);
    }

    private Settings change(ControlCall call) {
        return changed(call.body());
    }

    private Settings changed(ObjectNode patch) {
        if (patch.path("noticeSpeed").asDouble(1) <= 0) {
            throw new ControlProblem(400, "the speed is above 0");
        }
        boolean before = Settings.of(book).noticesAuto();
        Settings settings = Settings.change(book, patch);
        if (settings.noticesAuto() && (!before || patch.has("noticeSpeed"))) {
            courier.hurry();
        }
        return settings;
    }

    private Fault order(ControlCall call) {
        ObjectNode body = call.body();
        Fault fault = new Fault(
                String.format("%013d-%s", clock.realNow(), Random.letters(6)),
                call.text("match"),
                Fault.Mode.of(call.text("mode")),
                body.path("times").asInt(1),
                body.path("skip").asInt(0),
                body.path("chance").asDouble(1),
                body.path("delayMs").asLong(call.text("mode").equals("slow") ? SLOW_MILLIS : 0),
                body.path("errcode").asInt(-1),
                body.path("status").asInt(500),
                call.text("code", "SYSTEM_ERROR"));
        return book.write(() -> book.faults.put(fault.id(), fault));
    }

    private Object clear(ControlCall call) {
        String id = call.path("id");
        book.run(() -> faults.all().stream()
                .filter(fault -> id == null || fault.id().equals(id))
                .forEach(fault -> book.faults.remove(fault.id())));
        return faults.all();
    }
}
