/// What a person reads, decided once: order and wording live in a [Document], renderers only draw
/// its blocks.
@NullMarked
package dev.dmarcdesk.document;

import org.jspecify.annotations.NullMarked;
