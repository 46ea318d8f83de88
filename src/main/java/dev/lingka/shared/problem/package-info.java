/**
 * What can go wrong, as clients see it: RFC 9457 problem details with a stable {@code code}. One enum of problems per
 * feature, one exception, and mappers that never show a class name, SQL or a stack trace.
 */
package dev.lingka.shared.problem;
