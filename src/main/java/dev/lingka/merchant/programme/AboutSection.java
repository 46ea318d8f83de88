package dev.lingka.merchant.programme;

import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The section {@code about}: the envelope's own. */
@ApplicationScoped
class AboutSection implements ProgrammeSection<AboutRules> {

    @Override
    public String name() {
        return "about";
    }

    @Override
    public Class<AboutRules> type() {
        return AboutRules.class;
    }

    @Override
    public AboutRules defaults() {
        return new AboutRules(new LocalizedText("会员方案", "Members' programme"));
    }

    @Override
    public List<FieldError> validate(AboutRules section, String path) {
        return List.of();
    }
}
