package dev.lingka.story;

/** Plays the story against a running application: {@code application-url wechat-url identity-url}. */
public final class PlayStory {

    private PlayStory() {}

    public static void main(String... addresses) {
        Story story = new Story(new World(addresses[0], addresses[1], addresses[2]), System.out::println);
        try {
            story.play();
        } catch (AssertionError e) {
            System.err.println("  ✗ " + e.getMessage());
            System.exit(1);
        }
    }
}
