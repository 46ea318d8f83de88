/** What members and staff are given by rule, at the level of the SQL functions. */
package dev.lingka.reward;
