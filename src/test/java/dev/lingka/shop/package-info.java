/** The shop's section of the programme: what the validation says to items that cannot be. */
package dev.lingka.shop;
