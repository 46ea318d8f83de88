/** Stages and campaigns, at the level of the SQL functions and over HTTP. */
package dev.lingka.campaign;
