package dev.lingka.notification.sms;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** No provider: nothing leaves, and nothing is logged that would have. */
@ApplicationScoped
class SmsOff implements SmsProvider {

    @Override
    public SmsConfig.Provider name() {
        return SmsConfig.Provider.OFF;
    }

    @Override
    public Uni<SmsAnswer> send(Sms sms, String signName) {
        return Uni.createFrom().item(SmsAnswer.of(SmsAnswer.Kind.NOT_ALLOWED, "off"));
    }
}
