/// The web as a total function: every failure is a value. Start with [Web], the one port through
/// which a check may fetch a document.
@NullMarked
package dev.dmarcdesk.web;

import org.jspecify.annotations.NullMarked;
