package dev.lingka.reward.rule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** What members are given by rule: the section {@code rewards} of the programme. Each rule counts by itself. */
public record GrantRules(@NotNull @Size(max = 100) List<@NotNull @Valid Grant> grants) {

    public GrantRules {
        grants = grants == null ? null : List.copyOf(grants);
    }

    public boolean knows(Occasion occasion) {
        return count(occasion) > 0;
    }

    /** How many rules are about it. */
    public int count(Occasion occasion) {
        return (int) grants.stream().filter(grant -> grant.on() == occasion).count();
    }

    /** All that is given for it, in the order of the rules. */
    public List<Gift> gifts(Happening happening) {
        return grants.stream()
                .map(grant -> grant.of(happening))
                .flatMap(Optional::stream)
                .toList();
    }
}
