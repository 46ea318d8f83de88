/** What is said to whom, and why not: the planning function and its promises. */
package dev.lingka.notification;
