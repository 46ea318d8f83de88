package dev.lingka.member.tag;

import dev.lingka.member.PersonalData;
import dev.lingka.shared.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The tags on a person, in their own file. */
@ApplicationScoped
class TagData implements PersonalData {

    private final TagService tags;

    TagData(TagService tags) {
        this.tags = tags;
    }

    @Override
    public String section() {
        return "tags";
    }

    @Override
    public Uni<?> of(Actor member) {
        return tags.tags(member, member.id());
    }
}
