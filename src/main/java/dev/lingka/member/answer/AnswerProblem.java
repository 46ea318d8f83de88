package dev.lingka.member.answer;

import dev.lingka.shared.problem.Problem;

/** Why something is refused for want of answers. */
public enum AnswerProblem implements Problem {
    /** The merchant's programme asks this before it gives a card; {@code fields} names them. */
    ANSWERS_REQUIRED(409);

    private final int status;

    AnswerProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
