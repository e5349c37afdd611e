/// The rules of the house, checked on the compiled classes, each proven by a planted violation.
/// Start with [Layers], then [EngineRules] and [CraftRules].
@NullMarked
package dev.dmarcdesk.architecture;

import org.jspecify.annotations.NullMarked;
