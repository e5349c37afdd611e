/// What the program says today, written down in files beside the tests.
@NullMarked
package dev.dmarcdesk.golden;

import org.jspecify.annotations.NullMarked;
