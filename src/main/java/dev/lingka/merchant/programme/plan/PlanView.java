package dev.lingka.merchant.programme.plan;

import java.util.List;

/**
 * The programme in words.
 *
 * @param version in force
 * @param name of the programme
 */
record PlanView(int version, String name, List<PlanChapter.Chapter> chapters) {}
