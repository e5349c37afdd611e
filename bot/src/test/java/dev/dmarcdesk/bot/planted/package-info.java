/// A small bot that breaks every rule of the real one, to prove that each rule can fail.
@NullMarked
package dev.dmarcdesk.bot.planted;

import org.jspecify.annotations.NullMarked;
