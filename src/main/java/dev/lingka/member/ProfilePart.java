package dev.lingka.member;

/** What a profile is made of. */
enum ProfilePart {
    NICKNAME,
    NAME,
    BIRTHDAY,
    SEX,
    REGION
}
