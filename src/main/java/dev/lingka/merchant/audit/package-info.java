/**
 * The audit trail: who did what to whom, written in the commit of what it tells. Entries are never changed or deleted,
 * and hold no personal data.
 */
package dev.lingka.merchant.audit;
