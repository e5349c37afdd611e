package dev.dmarcdesk.bot.planted.watch;

import dev.dmarcdesk.live.Inspector;

/// A watch that looks by itself.
public record LooksPastThePlug(Inspector inspector) {}
