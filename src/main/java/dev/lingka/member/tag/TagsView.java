package dev.lingka.member.tag;

import java.util.List;

/**
 * What staff call a member.
 *
 * @param tags in their order as text
 */
record TagsView(List<String> tags) {}
