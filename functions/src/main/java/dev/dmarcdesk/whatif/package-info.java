/// What would change if a record were published: the domain as it is and the domain with one record
/// replaced, both audited by the same checks, and the difference in words. Start with [Change],
/// then [Simulation], then [WhatIfPage].
///
/// A package of its own, above `report`, `diagnosis` and `plan`: it compares two whole reports and
/// judges a message again, and none of the three has to know.
@NullMarked
package dev.dmarcdesk.whatif;

import org.jspecify.annotations.NullMarked;
