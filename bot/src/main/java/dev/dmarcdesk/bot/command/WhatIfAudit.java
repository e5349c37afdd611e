package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.whatif.WhatIfRun;

import java.util.function.Supplier;

/// One change tried out.
///
/// @param run what came of it
/// @param json the same for programs, written only when asked for
public record WhatIfAudit(WhatIfRun run, Supplier<String> json) {}
