package dev.lingka.notification.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether mail is sent at all; how, {@code quarkus.mailer} says. */
@ConfigMapping(prefix = "lingka.mail")
interface MailConfig {

    @WithDefault("false")
    boolean enabled();
}
