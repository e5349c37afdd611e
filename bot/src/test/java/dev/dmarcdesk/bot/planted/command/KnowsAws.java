package dev.dmarcdesk.bot.planted.command;

import com.amazonaws.services.lambda.runtime.Context;

/// A command that knows where it runs.
public record KnowsAws(Context context) {}
