/** Faults that are ordered by the control API: before the work, instead of the answer, or in the answer. */
package dev.lingka.sandbox.wechat.fault;
