/**
 * Tenants: who runs the installation creates, suspends and resumes merchants here, and a merchant has its settings. A
 * merchant works from its creation on, and a suspended one's staff and customers are refused at once.
 */
package dev.lingka.merchant;
