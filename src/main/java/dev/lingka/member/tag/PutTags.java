package dev.lingka.member.tag;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * All tags of a member from now on.
 *
 * @param tags none twice; what is missing is taken off
 */
record PutTags(@NotNull @Size(max = 30) List<@NotBlank @Size(max = 40) String> tags) {

    List<String> bare() {
        return tags.stream().map(String::strip).distinct().toList();
    }
}
