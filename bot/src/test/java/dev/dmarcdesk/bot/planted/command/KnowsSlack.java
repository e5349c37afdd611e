package dev.dmarcdesk.bot.planted.command;

import com.slack.api.Slack;

/// A command that posts for itself.
public record KnowsSlack(Slack slack) {}
