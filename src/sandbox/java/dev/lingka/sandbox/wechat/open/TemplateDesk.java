package dev.lingka.sandbox.wechat.open;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lingka.sandbox.wechat.book.Book;
import dev.lingka.sandbox.wechat.book.Template;
import dev.lingka.sandbox.wechat.crypt.Random;
import dev.lingka.sandbox.wechat.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Template management: titles of a small public library become an app's own templates. */
final class TemplateDesk {
    private static final String LIBRARY = "/wechat-sandbox/public-templates.json";
    private static final int ONE_TIME = 2;
    private static final int MOST_TEMPLATES = 50;

    private final Book book;
    private final JsonNode library = library();

    TemplateDesk(Book book) {
        this.book = book;
    }

    private static JsonNode library() {
        try (InputStream file = TemplateDesk.class.getResourceAsStream(LIBRARY)) {
            return Json.object(file.readAllBytes()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode categories(OpenCall call) {
        return OpenGateway.ok().set("data", library.get("categories"));
    }

    ObjectNode titles(OpenCall call) {
        ArrayNode data = Json.array();
        for (JsonNode title : library.get("titles")) {
            ObjectNode row = title.deepCopy();
            row.remove("keywords");
            data.add(row);
        }
        return OpenGateway.ok().put("count", data.size()).set("data", data);
    }

    ObjectNode keywords(OpenCall call) {
        JsonNode keywords = title(call.query("tid", 200011)).get("keywords");
        return OpenGateway.ok().put("count", keywords.size()).set("data", keywords);
    }

    ObjectNode add(OpenCall call) {
        JsonNode title = title(call.body().path("tid").asText());
        List<Template.Field> fields = new ArrayList<>();
        for (JsonNode kid : call.body().path("kidList")) {
            fields.add(field(title, kid.asInt()));
        }
        if (fields.isEmpty()) {
            throw new OpenProblem(200020, "invalid keyword list");
        }
        Template template = new Template(
                "T" + Random.letters(42), call.app().appid(), title.get("title").asText(), ONE_TIME, fields);
        book.run(() -> {
            if (own(call).size() >= MOST_TEMPLATES) {
                throw new OpenProblem(200012, "template num exceeds limit");
            }
            book.templates.put(template.templateId(), template);
        });
        return OpenGateway.ok().put("priTmplId", template.templateId());
    }

    private JsonNode title(String tid) {
        for (JsonNode title : library.get("titles")) {
            if (title.get("tid").asText().equals(tid)) {
                return title;
            }
        }
        throw new OpenProblem(200014, "invalid tid");
    }

    private static Template.Field field(JsonNode title, int kid) {
        for (JsonNode keyword : title.get("keywords")) {
            if (keyword.get("kid").asInt() == kid) {
                return new Template.Field(
                        keyword.get("rule").asText() + kid, keyword.get("name").asText(), List.of());
            }
        }
        throw new OpenProblem(200020, "invalid keyword list");
    }

    ObjectNode all(OpenCall call) {
        ArrayNode data = Json.array();
        own(call).forEach(template -> data.add(view(template)));
        return OpenGateway.ok().set("data", data);
    }

    private List<Template> own(OpenCall call) {
        return book
                .templates
                .where(template -> template.appid().equals(call.app().appid()))
                .stream()
                .sorted(Comparator.comparing(Template::templateId))
                .toList();
    }

    private static ObjectNode view(Template template) {
        StringBuilder content = new StringBuilder();
        template.fields().forEach(field -> content.append(field.name())
                .append(":{{")
                .append(field.key())
                .append(".DATA}}\n"));
        return Json.object()
                .put("priTmplId", template.templateId())
                .put("title", template.title())
                .put("content", content.toString())
                .put("example", "")
                .put("type", template.type());
    }

    ObjectNode delete(OpenCall call) {
        Template template = book.templates
                .find(call.text("priTmplId"))
                .filter(known -> known.appid().equals(call.app().appid()))
                .orElseThrow(() -> new OpenProblem(40037, "invalid template_id"));
        book.run(() -> book.templates.remove(template.templateId()));
        return OpenGateway.ok();
    }
}
