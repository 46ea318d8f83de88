/** What stands in {@code k8s/}, rendered as an operator would and held against the application, word by word. */
package dev.lingka.k8s;
