package dev.lingka.member.answer;

import dev.lingka.member.PersonalData;
import dev.lingka.shared.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The answers in a person's own file, also to what is no longer asked. */
@ApplicationScoped
class AnswerData implements PersonalData {

    private final AnswerService answers;

    AnswerData(AnswerService answers) {
        this.answers = answers;
    }

    @Override
    public String section() {
        return "answers";
    }

    @Override
    public Uni<?> of(Actor member) {
        return answers.of(member, member.id()).map(Answers::told);
    }
}
