package dev.lingka.notification.kind;

import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The section {@code messages} of the programme. */
@ApplicationScoped
class MessageSection implements ProgrammeSection<MessageRules> {

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public Class<MessageRules> type() {
        return MessageRules.class;
    }

    @Override
    public MessageRules defaults() {
        return MessageRules.NONE;
    }

    @Override
    public List<FieldError> validate(MessageRules rules, String path) {
        return new MessageCheck(path).of(rules);
    }
}
