/**
 * Signed-in phones: WeChat's login becomes a short-lived access token that we sign and a rotating refresh token that we
 * keep as a hash. It guarantees that a refresh token works once, and that a second use ends its whole session.
 */
package dev.lingka.member.session;
