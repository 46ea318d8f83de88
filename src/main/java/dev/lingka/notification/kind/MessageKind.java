package dev.lingka.notification.kind;

import dev.lingka.merchant.programme.LocalizedText;
import dev.lingka.notification.Channel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A kind of service message: what is said when something happens.
 *
 * @param channels tried in this order until one takes it; the inbox always has it
 * @param title 40 characters at most, with placeholders of the occasion
 * @param page of the mini-program that it opens; null for none
 * @param subscribe needed where {@code subscribe} is a channel, and so on
 */
public record MessageKind(
        @NotNull @Pattern(regexp = CODE) String code,
        @NotNull Occasion occasion,
        @NotNull @Size(max = 5) List<@NotNull Channel> channels,
        @NotNull @Valid LocalizedText title,
        @NotNull @Valid LocalizedText text,
        @Pattern(regexp = "pages/[A-Za-z0-9_/-]{1,100}(\\?[A-Za-z0-9_=&-]{1,80})?") @Schema(nullable = true)
                String page,
        @Valid @Schema(nullable = true) ChannelTemplate subscribe,
        @Valid @Schema(nullable = true) ChannelTemplate template,
        @Valid @Schema(nullable = true) SmsTemplate sms) {

    public static final String CODE = "[a-z][a-z0-9-]{0,39}";

    public MessageKind {
        channels = MessageRules.copy(channels);
    }

    /** All texts of it, whatever they are for. */
    public Stream<String> texts() {
        return Stream.of(
                        Stream.of(title.zh(), title.en(), text.zh(), text.en()),
                        fields(subscribe),
                        fields(template),
                        Optional.ofNullable(sms).stream().flatMap(known -> known.params().values().stream()))
                .flatMap(texts -> texts);
    }

    private static Stream<String> fields(ChannelTemplate template) {
        return template == null ? Stream.empty() : template.fields().values().stream();
    }
}
