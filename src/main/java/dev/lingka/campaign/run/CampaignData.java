package dev.lingka.campaign.run;

import dev.lingka.member.PersonalData;
import dev.lingka.shared.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What campaigns did for a person, in the person's own file: the last hundred runs, also those that left them be. */
@ApplicationScoped
class CampaignData implements PersonalData {

    private final CourseRepository courses;

    CampaignData(CourseRepository courses) {
        this.courses = courses;
    }

    @Override
    public String section() {
        return "campaigns";
    }

    @Override
    public Uni<?> of(Actor member) {
        return courses.of(member, null, member.id());
    }
}
