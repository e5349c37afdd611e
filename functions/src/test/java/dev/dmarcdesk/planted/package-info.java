/// A small house that breaks every rule of the real one, to prove that each rule can fail.
@NullMarked
package dev.dmarcdesk.planted;

import org.jspecify.annotations.NullMarked;
