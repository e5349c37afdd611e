/// What the fuzz targets share. A target is a class named `…Fuzz` beside what it feeds, with the
/// one method that libFuzzer calls; [FuzzSeedsTest] runs them all over their seeds.
@NullMarked
package dev.dmarcdesk.fuzz;

import org.jspecify.annotations.NullMarked;
