/// The picture that a domain wants to be shown beside its mail: BIMI, after
/// draft-brand-indicators-for-message-identification. Start with [BimiCheck]; a record alone is
/// read by [BimiParser]. No picture and no certificate is ever fetched.
@NullMarked
package dev.dmarcdesk.bimi;

import org.jspecify.annotations.NullMarked;
