package dev.dmarcdesk.bot.planted.slack;

import dev.dmarcdesk.bot.planted.command.KnowsTheSurface;

import java.util.List;

/// A surface with its commands.
public record Surface(List<KnowsTheSurface> commands) {}
