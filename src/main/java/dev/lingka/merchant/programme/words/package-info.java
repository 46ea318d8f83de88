/**
 * The words for what stands in a programme document: labels of sections and fields, and values with their units, in
 * Chinese and English. Each section's owner writes {@code programme/<section>_zh.properties} and {@code _en}.
 */
package dev.lingka.merchant.programme.words;
