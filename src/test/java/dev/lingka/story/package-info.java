/**
 * The main job as people live through it, over HTTP against real parts. It needs nothing but three addresses, so that
 * the tests and {@code bench/story} play the same story.
 */
package dev.lingka.story;
