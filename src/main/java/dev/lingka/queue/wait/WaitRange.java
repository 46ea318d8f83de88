package dev.lingka.queue.wait;

/** Whole minutes from now until the call, both ends included; meant to hold for four of five. */
public record WaitRange(int fromMinutes, int toMinutes) {}
