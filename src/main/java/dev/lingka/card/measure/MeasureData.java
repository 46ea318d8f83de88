package dev.lingka.card.measure;

import dev.lingka.member.PersonalData;
import dev.lingka.shared.Actor;
import dev.lingka.shared.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Measures and appeals in a person's own file; the newest hundred, older ones by the list. */
@ApplicationScoped
class MeasureData implements PersonalData {

    private final MeasureReads reads;

    MeasureData(MeasureReads reads) {
        this.reads = reads;
    }

    @Override
    public String section() {
        return "measures";
    }

    @Override
    public Uni<?> of(Actor member) {
        return reads.own(member, null, Page.MAX_LIMIT).map(Page::items);
    }
}
