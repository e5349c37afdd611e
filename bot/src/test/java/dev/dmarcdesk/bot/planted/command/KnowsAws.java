package dev.dmarcdesk.bot.planted.command;

import software.amazon.awssdk.services.sqs.SqsClient;

/// A command that queues for itself.
public record KnowsAws(SqsClient queue) {}
