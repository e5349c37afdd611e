package dev.dmarcdesk.bot.planted.command;

import dev.dmarcdesk.bot.planted.slack.Surface;

/// A command that knows where it was typed.
public record KnowsTheSurface(Surface surface) {}
