package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.bot.publication.Publications;
import dev.dmarcdesk.bot.watch.AlertDesk;
import dev.dmarcdesk.bot.watch.WatchBook;

/// What commands work with that need the store.
///
/// @param book the watches
/// @param alerts what is said about alerts
/// @param publications the changes that are followed until they have arrived
public record WatchTools(WatchBook book, AlertDesk alerts, Publications publications) {}
