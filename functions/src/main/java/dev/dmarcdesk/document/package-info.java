/// What a person reads, decided once: order and wording live in a document, renderers only draw its
/// blocks. Start with [Document], then [Block] and [Sentence].
@NullMarked
package dev.dmarcdesk.document;

import org.jspecify.annotations.NullMarked;
