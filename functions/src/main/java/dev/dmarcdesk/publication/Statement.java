package dev.dmarcdesk.publication;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;

/// What one server says to one question.
///
/// @param server its name
/// @param answer unavailable where it said nothing, or is no authority
/// @param lifetime how long that may be kept
public record Statement(DomainName server, Answer answer, Lifetime lifetime) {}
