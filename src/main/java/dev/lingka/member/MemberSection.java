package dev.lingka.member;

import dev.lingka.merchant.programme.ProgrammeSection;
import dev.lingka.shared.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The section {@code member} of the programme. */
@ApplicationScoped
class MemberSection implements ProgrammeSection<MemberRules> {

    private static final String FIRST_VERSION = "1";

    @Override
    public String name() {
        return "member";
    }

    @Override
    public Class<MemberRules> type() {
        return MemberRules.class;
    }

    @Override
    public MemberRules defaults() {
        return new MemberRules(false, FIRST_VERSION, FIRST_VERSION, FIRST_VERSION, null, null, null, null);
    }

    @Override
    public List<FieldError> validate(MemberRules section, String path) {
        return OwnFieldRules.check(section, path);
    }
}
