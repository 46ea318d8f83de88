/** The rules of the house, as tests: the map of features, and tidiness. */
package dev.lingka.house;
