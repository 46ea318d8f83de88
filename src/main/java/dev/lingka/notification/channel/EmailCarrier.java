package dev.lingka.notification.channel;

import dev.lingka.notification.Channel;
import dev.lingka.notification.Suppression;
import dev.lingka.notification.preference.OptOutLinks;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.util.Optional;

/**
 * Mail by SMTP, plain text. The message's own id is the mail's, so that a mailbox may know a repetition; marketing has
 * the link that stops it, in the text and where mail programs look for it (RFC 8058).
 */
@ApplicationScoped
class EmailCarrier implements Carrier {

    private final ReactiveMailer mailer;
    private final MailConfig config;
    private final OptOutLinks optOuts;

    EmailCarrier(ReactiveMailer mailer, MailConfig config, OptOutLinks optOuts) {
        this.mailer = mailer;
        this.config = config;
        this.optOuts = optOuts;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Uni<Handover> carry(Parcel parcel) {
        if (!config.enabled()) {
            return Uni.createFrom().item(Handover.suppressed(Suppression.NO_CHANNEL));
        }
        Optional<String> to = parcel.reach().address().email().get();
        if (to.isEmpty()) {
            return Uni.createFrom().item(Handover.suppressed(Suppression.NO_EMAIL));
        }
        return mailer.send(mail(parcel, to.get()))
                .replaceWith(() -> Handover.sent(null))
                .onFailure()
                .recoverWithItem(EmailCarrier::handover);
    }

    private Mail mail(Parcel parcel, String to) {
        Parcel.Words words = parcel.words();
        Mail mail = Mail.withText(to, words.title(), words.text())
                .addHeader("Message-ID", "<" + parcel.claim().messageId() + "@lingka>");
        if (!parcel.marketing()) {
            return mail;
        }
        String stop = optOuts.of(parcel.merchantId(), parcel.reach().memberId());
        return mail.setText(words.text() + "\n\n" + (words.english() ? "Unsubscribe: " : "退订：") + stop)
                .addHeader("List-Unsubscribe", "<" + stop + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    /** A server that says no for good has taken nothing; one that was not reached neither. */
    private static Handover handover(Throwable failure) {
        if (failure instanceof SMTPException refused) {
            String error = "smtp " + refused.getReplyCode();
            return refused.isPermanent() ? Handover.failed("NOT_ALLOWED", error) : Handover.later(error);
        }
        String error = failure.getClass().getName();
        return failure instanceof ConnectException ? Handover.later(error) : Handover.doubt(error);
    }
}
