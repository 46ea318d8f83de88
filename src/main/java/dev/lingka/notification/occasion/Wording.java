package dev.lingka.notification.occasion;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.notification.kind.ChannelTemplate;
import dev.lingka.notification.kind.Gaps;
import dev.lingka.notification.kind.MessageKind;
import dev.lingka.notification.message.PlanMessage.Words;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Fills the placeholders of a kind. Templates of WeChat and of SMS are registered in Chinese and are filled so. */
public final class Wording {

    private final MessageKind kind;

    public Wording(MessageKind kind) {
        this.kind = kind;
    }

    /** Names of all placeholders that this kind uses. */
    public Set<String> gaps() {
        Set<String> names = new LinkedHashSet<>();
        kind.texts().forEach(text -> names.addAll(Gaps.names(text)));
        return names;
    }

    /** @param values of at least {@link #gaps()}, by name */
    public Words fill(Map<String, LocalizedText> values) {
        return new Words(
                both(kind.title(), values), both(kind.text(), values), kind.page(), kind.channels(), templates(values));
    }

    /** Words without a kind: what they say is all that there is to fill. */
    public static Words plain(LocalizedText title, LocalizedText text) {
        return new Words(title, text, null, List.of(), new JsonObject());
    }

    private JsonObject templates(Map<String, LocalizedText> values) {
        JsonObject templates = new JsonObject();
        if (kind.subscribe() != null) {
            templates.put("subscribe", template(kind.subscribe(), values));
        }
        if (kind.template() != null) {
            templates.put("template", template(kind.template(), values));
        }
        if (kind.sms() != null) {
            templates.put(
                    "sms",
                    new JsonObject()
                            .put("template", kind.sms().template())
                            .put("params", filled(kind.sms().params(), values)));
        }
        return templates;
    }

    private static JsonObject template(ChannelTemplate template, Map<String, LocalizedText> values) {
        return new JsonObject().put("template", template.template()).put("fields", filled(template.fields(), values));
    }

    private static JsonObject filled(Map<String, String> fields, Map<String, LocalizedText> values) {
        JsonObject filled = new JsonObject();
        fields.forEach((name, text) ->
                filled.put(name, Gaps.fill(text, gap -> values.get(gap).zh())));
        return filled;
    }

    private static LocalizedText both(LocalizedText text, Map<String, LocalizedText> values) {
        return new LocalizedText(in(text.zh(), values, LocalizedText::zh), in(text.en(), values, LocalizedText::en));
    }

    private static String in(String text, Map<String, LocalizedText> values, Function<LocalizedText, String> language) {
        return Gaps.fill(text, gap -> language.apply(values.get(gap)));
    }
}
