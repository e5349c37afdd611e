/// The engine's faces: a bot in Slack, functions on AWS and a command line.
@NullMarked
package dev.dmarcdesk.bot;

import org.jspecify.annotations.NullMarked;
