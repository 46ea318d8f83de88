/**
 * What every feature stands on: who acts for which merchant, ids, and beside it the database doors, problems,
 * secrets, the outbox and jobs. It knows no feature.
 */
package dev.lingka.shared;
