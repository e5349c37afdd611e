package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.bot.watch.AlertDesk;
import dev.dmarcdesk.bot.watch.WatchBook;

/// What commands about watches work with.
///
/// @param book the watches
/// @param alerts what is said about alerts
public record WatchTools(WatchBook book, AlertDesk alerts) {}
