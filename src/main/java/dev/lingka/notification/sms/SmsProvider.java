package dev.lingka.notification.sms;

import io.smallrye.mutiny.Uni;

/** Somebody who carries SMS. Whatever happens is an answer; one request a call. */
interface SmsProvider {

    SmsConfig.Provider name();

    /**
     * Sends it.
     *
     * @param signName stands before the message
     */
    Uni<SmsAnswer> send(Sms sms, String signName);
}
