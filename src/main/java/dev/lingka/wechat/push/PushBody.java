package dev.lingka.wechat.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import dev.lingka.wechat.WechatJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;

/**
 * Reads a push in XML or JSON into the same shape, whichever the merchant chose. XML comes from anywhere: document
 * types and entities are off, so that it can neither read files nor grow.
 */
final class PushBody {

    private static final XmlMapper XML = new XmlMapper(safeFactory());

    private PushBody() {}

    /** Throws {@link PushRefused} for what is neither an object nor an element. */
    static JsonNode read(String text) {
        String body = text.strip();
        if (body.startsWith("<")) {
            return xml(body);
        }
        return WechatJson.read(body.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new PushRefused(PushFault.MALFORMED));
    }

    private static JsonNode xml(String body) {
        try {
            JsonNode node = XML.readTree(body);
            if (node.isObject() && !node.has("")) { // text outside of fields
                return node;
            }
        } catch (IOException e) {
            throw new PushRefused(PushFault.MALFORMED);
        }
        throw new PushRefused(PushFault.MALFORMED);
    }

    private static XmlFactory safeFactory() {
        XmlFactory factory = new XmlFactory();
        factory.getXMLInputFactory().setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.getXMLInputFactory().setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.getXMLInputFactory().setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
