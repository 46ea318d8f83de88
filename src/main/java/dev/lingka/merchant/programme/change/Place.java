package dev.lingka.merchant.programme.change;

import dev.lingka.merchant.programme.words.Words;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where in a document something stands.
 *
 * @param path as machines read it
 * @param names of the fields on the way, which its words go by
 * @param title as people read it
 */
record Place(String path, List<String> names, String title) {

    static Place of(String section, Words words) {
        List<String> names = List.of(section);
        return new Place(section, names, words.label(names));
    }

    Place field(String name, Words words) {
        List<String> inside = Stream.concat(names.stream(), Stream.of(name)).toList();
        return new Place(path + "." + name, inside, words.phrases().say("path", title, words.label(inside)));
    }

    /** One of the things of a list, by its code. */
    Place thing(String code, String called, Words words) {
        return new Place(path + "[" + code + "]", names, words.phrases().say("thing", title, called));
    }
}
