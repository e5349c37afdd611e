package dev.dmarcdesk.bot.planted.command;

import dev.dmarcdesk.live.LiveDns;

/// A command that asks for itself.
public record KnowsTheShell(LiveDns dns) {}
