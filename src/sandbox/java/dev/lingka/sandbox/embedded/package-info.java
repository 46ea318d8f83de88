/**
 * PostgreSQL, Redis, a staff identity provider and generated secrets for a laptop and for the tests, kept in one data
 * folder. It imports nothing of the application; the application finds it as the JDK tool {@code lingka-embedded}.
 */
package dev.lingka.sandbox.embedded;
