package dev.dmarcdesk.tlsrpt;

import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;
import dev.dmarcdesk.text.Uri;
import dev.dmarcdesk.text.VersionTag;
import dev.dmarcdesk.tlsrpt.TlsRptFlaw.Kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads TLS-RPT records (RFC 8460 §3).
///
/// The version decides whether a text is a record at all. Fields that are not known are ignored;
/// what can not be read is passed over and told as a flaw.
public final class TlsRptParser {
    /// What a record begins with.
    public static final VersionTag VERSION = new VersionTag("TLSRPTv1", false);

    /// The field that every record has.
    static final String RUA = "rua";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");

    /// Anything printable but blanks, `=` and `;`.
    private static final Pattern VALUE = Pattern.compile("[!-:<>-~]++");

    private final String text;
    private final List<Uri> rua = new ArrayList<>();
    private final List<Tag> extensions = new ArrayList<>();
    private final List<TlsRptFlaw> flaws = new ArrayList<>();

    private TlsRptParser(String text) {
        this.text = text;
    }

    /// Reads a record.
    ///
    /// @param text one TXT record, its strings joined
    /// @return the record and where it departs from the grammar, or that it is none
    public static Parsed<TlsRptRecord> parse(String text) {
        if (!VERSION.opens(text)) {
            return Parsed.invalid(VERSION + " at the beginning", 0, text.indexOf(';') + 1);
        }
        TlsRptRecord record = new TlsRptParser(text).read();
        return new Parsed.Valid<>(record, record.flaws().stream().map(TlsRptFlaw::defect).toList());
    }

    private TlsRptRecord read() {
        var list = TagList.parse(text, name -> NAME.matcher(name).matches());
        list.defects().forEach(defect -> add(Kind.FIELD, defect.at()));
        list.tags().stream().skip(1).forEach(this::field);
        if (list.named(RUA).isEmpty()) {
            add(Kind.RUA_MISSING, new Range(0, text.length()));
        }
        flaws.sort(Comparator.comparingInt(flaw -> flaw.at().start()));
        return new TlsRptRecord(text, rua, extensions, flaws);
    }

    /// No white space may stand around the equals sign; `rua` may come twice.
    private void field(Tag tag) {
        boolean tight = tag.value().isEmpty() || tag.nameAt().end() + 1 == tag.valueAt().start();
        if (!tight) {
            add(Kind.FIELD, new Range(tag.nameAt().start(), tag.valueAt().end()));
        }
        if (tag.name().equals(RUA)) {
            addresses(tag);
            return;
        }
        extensions.add(tag);
        if (tight && !VALUE.matcher(tag.value()).matches()) {
            add(Kind.FIELD, new Range(tag.nameAt().start(), tag.valueAt().end()));
        }
    }

    /// A list with commas, white space around each.
    private void addresses(Tag tag) {
        int start = 0;
        while (start <= tag.value().length()) {
            int comma = tag.value().indexOf(',', start);
            int end = comma < 0 ? tag.value().length() : comma;
            String written = tag.value().substring(start, end);
            String piece = written.strip();
            int from = tag.valueAt().start() + start + written.indexOf(piece);
            address(piece, new Range(from, from + piece.length()));
            start = end + 1;
        }
    }

    private void address(String piece, Range at) {
        Optional<Uri> uri = Uri.parse(piece);
        if (uri.filter(TlsRptParser::isUsable).isPresent()) {
            rua.add(uri.get());
        } else {
            add(flaw(piece, uri), at);
        }
    }

    private static Kind flaw(String piece, Optional<Uri> uri) {
        if (uri.isEmpty()) {
            boolean bare = Uri.parse("mailto:" + piece).filter(TlsRptParser::isUsable).isPresent();
            return bare ? Kind.NO_SCHEME : Kind.NO_URI;
        }
        return isReported(uri.get().scheme()) ? Kind.NO_URI : Kind.OTHER_SCHEME;
    }

    /// Whether reports can go there: by mail to an address (RFC 6068 §2 knows no `//`), or by https
    /// to a host.
    static boolean isUsable(Uri uri) {
        boolean complete = uri.scheme().equals("https") || uri.path().contains("@");
        return isReported(uri.scheme()) && complete && !uri.host().isEmpty();
    }

    private static boolean isReported(String scheme) {
        return scheme.equals("mailto") || scheme.equals("https");
    }

    private void add(Kind kind, Range at) {
        flaws.add(new TlsRptFlaw(kind, at));
    }
}
