package dev.lingka.wechat.notice;

import dev.lingka.shared.database.Expired;
import dev.lingka.shared.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Forgets finished notices after ninety days: WeChat repeats one for a day, and the ledger knows what it did. */
@ApplicationScoped
class NoticeRetention implements Retention {

    @Override
    public List<Expired> expired() {
        return List.of(new Expired("wechat_notice", "state <> 'open' and received_at < now() - interval '90 days'"));
    }
}
