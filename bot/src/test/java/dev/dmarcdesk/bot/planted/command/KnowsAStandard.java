package dev.dmarcdesk.bot.planted.command;

import dev.dmarcdesk.domain.DomainFacts;

/// A command that looks behind the report.
public record KnowsAStandard(DomainFacts facts) {}
