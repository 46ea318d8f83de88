package dev.lingka.queue.rule;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import dev.lingka.tier.TierRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The section {@code queue} of the programme. */
@ApplicationScoped
class QueueSection implements ProgrammeSection<QueueRules> {

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public Class<QueueRules> type() {
        return QueueRules.class;
    }

    @Override
    public QueueRules defaults() {
        return QueueRules.NONE;
    }

    @Override
    public List<FieldError> validate(QueueRules rules, String path) {
        return new QueueCheck(path).of(rules);
    }

    @Override
    public List<FieldError> disagreements(QueueRules rules, Programme programme, String path) {
        return new QueueCheck(path).against(rules, programme.section(TierRules.class));
    }
}
