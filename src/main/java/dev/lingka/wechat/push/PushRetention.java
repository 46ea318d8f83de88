package dev.lingka.wechat.push;

import dev.lingka.shared.database.Expired;
import dev.lingka.shared.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Forgets handled pushes after a week; WeChat repeats one within a minute. */
@ApplicationScoped
class PushRetention implements Retention {

    @Override
    public List<Expired> expired() {
        return List.of(
                new Expired("wechat_push_event", "state = 'handled' and received_at < now() - interval '7 days'"));
    }
}
