package dev.lingka.member.answer;

import dev.lingka.member.FieldGroup;
import dev.lingka.member.OwnField;
import dev.lingka.merchant.programme.LocalizedText;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a merchant asks, in the reader's language.
 *
 * @param type {@code text}, {@code number}, {@code date}, {@code month}, {@code choice} or {@code yes_no}
 * @param purpose null in a group, whose purpose it shares
 */
record AskedView(
        String code,
        String name,
        OwnField.Type type,
        List<OptionView> options,
        OwnField.Ask ask,
        boolean required,
        @Schema(nullable = true) String purpose,
        OwnField.ConsentNeed consent,
        @Schema(nullable = true) Long least,
        @Schema(nullable = true) Long greatest) {

    /** One answer of a choice. */
    record OptionView(String code, String name) {}

    /** Fields that are there several times, {@code most} at most. */
    record GroupView(
            String code,
            String name,
            int most,
            boolean minors,
            String purpose,
            OwnField.ConsentNeed consent,
            List<AskedView> fields) {

        static GroupView of(FieldGroup group, Locale locale) {
            return new GroupView(
                    group.code(),
                    group.name().in(locale),
                    group.most(),
                    group.minors(),
                    group.purpose().in(locale),
                    group.consent(),
                    group.fields().stream()
                            .map(field -> AskedView.of(field, locale))
                            .toList());
        }
    }

    static AskedView of(OwnField field, Locale locale) {
        LocalizedText purpose = field.purpose();
        return new AskedView(
                field.code(),
                field.name().in(locale),
                field.type(),
                field.options().stream()
                        .map(option ->
                                new OptionView(option.code(), option.name().in(locale)))
                        .toList(),
                field.ask(),
                field.required(),
                purpose == null ? null : purpose.in(locale),
                field.consent(),
                field.least(),
                field.greatest());
    }
}
