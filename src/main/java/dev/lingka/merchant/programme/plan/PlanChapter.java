package dev.lingka.merchant.programme.plan;

import dev.lingka.merchant.programme.Programme;
import dev.lingka.merchant.programme.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A bean that tells members what one section of the programme means for them. */
public interface PlanChapter {

    /** Where it stands among the others, from 1. */
    int place();

    /** The chapter in the words' language; empty when there is nothing to tell. */
    Optional<Chapter> chapter(Programme programme, Words words, Instant now);

    /**
     * @param code the section's name
     * @param entries the things that it is about
     */
    record Chapter(String code, String title, List<Entry> entries) {}

    /**
     * @param code of the thing in the document, or the field's name
     * @param lines sentences about it
     */
    record Entry(String code, String title, List<String> lines) {}
}
