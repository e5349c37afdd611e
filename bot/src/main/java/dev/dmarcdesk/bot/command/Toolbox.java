package dev.dmarcdesk.bot.command;

import java.time.InstantSource;

/// What commands work with.
///
/// @param clock the time, for pages that tell when they were made
public record Toolbox(InstantSource clock) {}
