package dev.lingka.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lingka.notification.preference.OptOutLinks;
import dev.lingka.testing.Superuser;
import io.quarkus.arc.Arc;
import java.util.UUID;

/** What messages leave behind where no page of ours shows it. */
final class Messages {

    static final ObjectMapper JSON = new ObjectMapper();

    private Messages() {}

    /** The token of the link that a person's SMS and mails would have. */
    static String optOutToken(String memberId) {
        int merchant = Integer.parseInt(Arc.container()
                .instance(Superuser.class)
                .get()
                .column("select merchant_id from member where id = '" + memberId + "'")
                .get(0));
        String link = Arc.container().instance(OptOutLinks.class).get().of(merchant, UUID.fromString(memberId));
        return link.substring(link.lastIndexOf('/') + 1);
    }

    /** The message of that kind in the person's inbox, once it is there. */
    static JsonNode awaited(Phone phone, String kind) {
        Story.until(() -> find(phone, kind) != null, "the message " + kind + " is in the inbox");
        return find(phone, kind);
    }

    private static JsonNode find(Phone phone, String kind) {
        for (JsonNode message : inbox(phone)) {
            if (message.path("kind").asText().equals(kind)) {
                return message;
            }
        }
        return null;
    }

    /** The first page. */
    static JsonNode inbox(Phone phone) {
        return phone.app().get("/api/v1/member/messages?limit=100").expect(200).at("/items");
    }
}
