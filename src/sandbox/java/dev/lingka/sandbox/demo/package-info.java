/**
 * Demo merchants: entered through the application's own endpoints, as an operator, an owner and staff would enter
 * them, so that a laptop has something to look at. It knows the application by HTTP alone.
 */
package dev.lingka.sandbox.demo;
