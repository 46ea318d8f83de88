package dev.lingka.member;

import java.util.UUID;

/** A person of one of many merchants. */
public record PersonId(int merchantId, UUID memberId) {}
