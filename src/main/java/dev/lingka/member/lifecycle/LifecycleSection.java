package dev.lingka.member.lifecycle;

import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The section {@code lifecycle} of the programme. */
@ApplicationScoped
class LifecycleSection implements ProgrammeSection<LifecycleRules> {

    private static final int AT_RISK_DAYS = 90;
    /** The sleep period of the glossary. */
    private static final int SLEEPING_DAYS = 180;

    private static final int LOST_DAYS = 540;

    @Override
    public String name() {
        return "lifecycle";
    }

    @Override
    public Class<LifecycleRules> type() {
        return LifecycleRules.class;
    }

    @Override
    public LifecycleRules defaults() {
        return new LifecycleRules(AT_RISK_DAYS, SLEEPING_DAYS, LOST_DAYS, List.of());
    }

    @Override
    public List<FieldError> validate(LifecycleRules rules, String path) {
        List<FieldError> errors = new ArrayList<>();
        if (rules.sleepingDays() <= rules.atRiskDays()) {
            errors.add(wrong(path + ".sleepingDays", "more than atRiskDays", "必须大于 atRiskDays"));
        }
        if (rules.lostDays() <= rules.sleepingDays()) {
            errors.add(wrong(path + ".lostDays", "more than sleepingDays", "必须大于 sleepingDays"));
        }
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < rules.callBacks().size(); i++) {
            CallBack window = rules.callBacks().get(i);
            String at = path + ".callBacks[" + i + "]";
            if (!codes.add(window.code())) {
                errors.add(new FieldError(at + ".code", "DUPLICATE", "each window has a code of its own"));
            }
            if (window.everyDays() != null && window.everyDays() <= window.openDays()) {
                errors.add(wrong(
                        at + ".everyDays",
                        "more than openDays, or the window would never close; leave it out for once",
                        "必须大于 openDays，否则窗口不会关闭；只召回一次请删去此项"));
            }
        }
        return errors;
    }

    private static FieldError wrong(String at, String english, String chinese) {
        return new FieldError(at, "INVALID", english, chinese);
    }
}
