package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A record that says something else than the published one, and keeps everything that is right in
/// it: report addresses, alignment modes, policies that are not spoken of.
///
/// Tags stand in the order that receivers of RFC 7489 want, `p` right behind the version (§6.4).
///
/// @param text a valid record
public record NextRecord(String text) {
    private static final List<String> ORDER =
            List.of("v", "p", "sp", "np", "adkim", "aspf", "psd", "t", "pct", "rua", "ruf", "fo");

    /// A published record, mended and otherwise as it is. A policy that `pct=0` holds back for
    /// older receivers alone is not made a test for all: that would weaken it.
    public static NextRecord of(Published in) {
        var mended = new NextRecord(in.mended());
        boolean tested =
                PolicyRecordParser.parse(in.text())
                                instanceof Parsed.Valid<PolicyRecord>(var record, _)
                        && record.testing();
        return tested ? mended : mended.without("t");
    }

    /// Whether an edit publishes a DMARC Policy Record, and not the consent to take another
    /// domain's reports (RFC 9990 §4), which begins like one.
    public static boolean isPublishedBy(RecordEdit edit) {
        return edit.type() == RrType.TXT
                && edit.action() != RecordEdit.Action.REMOVE
                && PolicyRecordParser.isPolicyRecord(edit.value())
                && !edit.name().toString().contains("._report." + TreeWalk.LABEL + ".");
    }

    /// The same with another value for a tag.
    public NextRecord with(String name, String value) {
        var tags = new ArrayList<String>();
        for (String tag : ORDER) {
            if (tag.equals(name)) {
                tags.add(name + "=" + value);
            } else {
                value(tag).map(old -> tag + "=" + old).forEach(tags::add);
            }
        }
        return new NextRecord(String.join("; ", tags));
    }

    /// The same with another policy for a tag.
    public NextRecord with(String name, AssessmentPolicy policy) {
        return with(name, policy.word());
    }

    /// The same without a tag.
    public NextRecord without(String name) {
        return new NextRecord(
                TagList.parse(text).tags().stream()
                        .filter(tag -> !tag.name().equals(name))
                        .map(tag -> tag.name() + "=" + tag.value())
                        .collect(Collectors.joining("; ")));
    }

    /// What receivers read in it.
    public PolicyRecord record() {
        if (PolicyRecordParser.parse(text) instanceof Parsed.Valid<PolicyRecord>(var read, _)) {
            return read;
        }
        throw new IllegalStateException("no DMARC record: " + text);
    }

    private Stream<String> value(String name) {
        return TagList.parse(text).named(name).stream().map(Tag::value).limit(1);
    }
}
