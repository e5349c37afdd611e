package dev.dmarcdesk.publication;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.plan.Damaged;
import dev.dmarcdesk.publication.Sight.Slip;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Meaning;
import dev.dmarcdesk.watch.Observed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What somebody says they published, held against answers by its meaning: order, case and blanks
/// count only where they count for mail.
///
/// @param edit the change
public record Expectation(RecordEdit edit) {
    /// What is typed in a panel in place of what was meant, as UTF-8 in octets.
    private static final String BEYOND_ASCII = "[\\u0080-\\u00ff]+";

    /// The domain whose mail a change is about: its name without the labels where records live.
    public static DomainName domain(RecordEdit edit) {
        return Kinds.domain(edit.name());
    }

    /// What an audit has to examine to see it: the selector is known where one is in the name.
    public static Subject subject(RecordEdit edit) {
        List<String> labels = edit.name().labels();
        int place = labels.indexOf("_domainkey");
        return Subject.learnt(
                domain(edit),
                place > 0 ? List.of(String.join(".", labels.subList(0, place))) : List.of());
    }

    /// Looks.
    public Sight in(Answer answer) {
        return switch (answer) {
            case Answer.Unavailable(_, var detail) -> new Sight.Silent(detail);
            case Answer.Absent absent -> nothing(absent.aliases());
            case Answer.Found found -> found(found);
        };
    }

    private Sight nothing(List<DomainName> aliases) {
        if (isRemoval()) {
            return new Sight.New();
        }
        return aliases.isEmpty()
                ? new Sight.Nothing()
                : new Sight.Wrong(new Slip.Aliased(aliases.getFirst()));
    }

    private boolean isRemoval() {
        return edit.action() == RecordEdit.Action.REMOVE;
    }

    private Sight found(Answer.Found found) {
        List<String> data = found.records().stream().map(Expectation::text).toList();
        if (isRemoval()) {
            List<String> left = data.stream().filter(this::isMeant).toList();
            return left.isEmpty() ? new Sight.New() : new Sight.Old(left);
        }
        boolean isThere = data.stream().anyMatch(this::isMeant);
        List<String> others =
                data.stream().filter(one -> !isMeant(one)).filter(this::isRival).toList();
        if (isThere) {
            return others.isEmpty() || isOneOfMany()
                    ? new Sight.New()
                    : new Sight.Wrong(new Slip.Beside(others));
        }
        Optional<Slip> slip = others.stream().flatMap(one -> slip(one).stream()).findFirst();
        if (slip.isPresent()) {
            return new Sight.Wrong(slip.get());
        }
        return others.isEmpty() ? nothing(found.aliases()) : new Sight.Old(others);
    }

    /// Whether a name has several of the type as a rule.
    private boolean isOneOfMany() {
        return switch (edit.type()) {
            case MX, NS, A, AAAA, PTR, DS, DNSKEY -> true;
            case CNAME, TXT, SPF -> false;
        };
    }

    /// Whether data means what was expected.
    boolean isMeant(String data) {
        if (data.equals(edit.value())) {
            return true;
        }
        return switch (edit.type()) {
            case TXT, SPF -> sameText(data);
            case CNAME, MX, NS, PTR, A, AAAA, DS, DNSKEY -> plain(data).equals(plain(edit.value()));
        };
    }

    private boolean sameText(String data) {
        Optional<Aspect.Kind> kind = Kinds.of(edit);
        if (kind.isEmpty()) {
            return folded(data).equals(folded(edit.value()));
        }
        var expected = meaning(kind.get(), edit.value());
        return expected.isEmpty()
                ? folded(data).equals(folded(edit.value()))
                : expected.equals(meaning(kind.get(), data));
    }

    private static List<String> meaning(Aspect.Kind kind, String text) {
        return Meaning.of(kind, new Answer.Found(List.of(Rdata.Text.of(text)), List.of()))
                        instanceof Observed.Published(var meaning, _)
                ? meaning
                : List.of();
    }

    /// Whether data takes the place of what was expected, or spoils it. What belongs to somebody
    /// else, such as a proof of ownership, does not.
    private boolean isRival(String data) {
        return switch (edit.type()) {
            case TXT, SPF ->
                    slip(data).isPresent()
                            || Kinds.of(edit)
                                    .filter(kind -> !meaning(kind, data).isEmpty())
                                    .isPresent();
            case CNAME, MX, NS, PTR, A, AAAA, DS, DNSKEY -> true;
        };
    }

    /// What happened to the record on its way, if it is this one.
    Optional<Slip> slip(String data) {
        return switch (edit.type()) {
            case TXT, SPF -> textSlip(data);
            case CNAME, MX -> relative(data);
            case NS, PTR, A, AAAA, DS, DNSKEY -> Optional.empty();
        };
    }

    private Optional<Slip> textSlip(String data) {
        if (data.equals(edit.value())) {
            return Optional.empty();
        }
        if (isCutAtComment(data)) {
            return Optional.of(new Slip.Cut(data));
        }
        var damage = Damaged.from(edit.value(), data);
        if (damage.isPresent()) {
            return Optional.of(
                    switch (damage.get()) {
                        case QUOTES -> new Slip.Quoted(data);
                        case BACKSLASHES -> new Slip.Escaped(data);
                        case CUT_AT_255, CUT -> new Slip.Cut(data);
                        case SPACES -> new Slip.Spaced(data);
                    });
        }
        return isLettered(data) ? Optional.of(new Slip.Lettered(data)) : Optional.empty();
    }

    /// In a zone file a semicolon outside of quotes begins a remark (RFC 1035 §5.1).
    private boolean isCutAtComment(String data) {
        String rest =
                edit.value().startsWith(data) ? edit.value().substring(data.length()).strip() : "";
        return rest.startsWith(";") && rest.length() > 1;
    }

    /// The same but for what is beyond ASCII, and for the signs that it stands for.
    private boolean isLettered(String data) {
        return !data.equals(data.replaceAll(BEYOND_ASCII, ""))
                && bare(data.replaceAll(BEYOND_ASCII, ""))
                        .equals(bare(edit.value().replaceAll(BEYOND_ASCII, "")));
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\"'\\\\=-]", "").toLowerCase(Locale.ROOT);
    }

    /// A target without its final dot, to which a panel or a zone file adds the zone (RFC 1035
    /// §5.1).
    private Optional<Slip> relative(String data) {
        String target = target(plain(data));
        String expected = target(plain(edit.value()));
        return target.startsWith(expected + ".")
                        && Kinds.domain(edit.name())
                                .isWithin(new DomainName(target.substring(expected.length() + 1)))
                ? Optional.of(new Slip.Relative(new DomainName(target)))
                : Optional.empty();
    }

    private static String target(String data) {
        return data.substring(data.lastIndexOf(' ') + 1);
    }

    /// Names in one case and without a final dot, blanks once.
    private String plain(String data) {
        String folded = folded(data).toLowerCase(Locale.ROOT);
        boolean isName = edit.type() != RrType.A && edit.type() != RrType.AAAA;
        return isName && folded.length() > 1 && folded.endsWith(".") && !folded.endsWith(" .")
                ? folded.substring(0, folded.length() - 1)
                : folded;
    }

    private static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /// Data as a person writes it into a panel.
    static String text(Rdata data) {
        return switch (data) {
            case Rdata.Text text -> text.joined();
            case Rdata.Exchange(var preference, var host) -> preference + " " + host;
            case Rdata.Alias(var target) -> target.toString();
            case Rdata.Address(var address) -> address.getHostAddress();
            case Rdata.Pointer(var target) -> target.toString();
            case Rdata.DelegationSigner(int tag, int algorithm, int digestType, var digest) ->
                    tag + " " + algorithm + " " + digestType + " " + digest;
            case Rdata.ZoneKey(int flags, int algorithm, var key) ->
                    flags + " 3 " + algorithm + " " + key;
        };
    }

    /// What of an answer is what was expected, or was meant as it.
    List<String> traces(Answer answer) {
        var traces = new ArrayList<String>();
        if (answer instanceof Answer.Found found) {
            found.records().stream()
                    .map(Expectation::text)
                    .filter(one -> isMeant(one) || slip(one).isPresent())
                    .forEach(traces::add);
        }
        return traces;
    }
}
