package dev.dmarcdesk.spf;

import dev.dmarcdesk.spf.SpfFinding.MailUse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Repairs one record whose words can be read: leaves out what has no effect or only does harm, and
/// gives it an end.
final class RecordMender {
    private static final Directive SOFTFAIL = all("~all");

    private final Map<String, SpfTarget> targets;
    private final SpfRecord record;
    private final boolean decides;
    private final boolean tooManyVoids;
    private final boolean tooOpen;
    private final MailUse mail;
    private final List<String> kept = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /// @param part the record to repair
    /// @param tree the record of the domain under examination, of which `part` is a part
    /// @param mail whether that domain seems to take part in mail
    RecordMender(SpfTree part, SpfTree tree, MailUse mail) {
        this.targets =
                part.steps().stream()
                        .collect(
                                Collectors.toMap(
                                        step -> step.term().text().toLowerCase(Locale.ROOT),
                                        SpfStep::leadsTo,
                                        (first, _) -> first));
        this.record = TextMender.reread(part);
        this.decides = tree.redirects().contains(part);
        this.tooManyVoids = tree.voids() > SpfLimits.VOIDS;
        this.tooOpen =
                OpenRules.on(part).stream()
                        .anyMatch(SpfFinding.PlusAllEquivalent.class::isInstance);
        this.mail = mail;
    }

    /// A repaired record.
    ///
    /// @param guess whether a sender in it is our guess, because none of those named is left
    record Repaired(String text, boolean guess) {}

    /// The repaired record; empty when there is something in it that nobody else can repair.
    Optional<Repaired> repaired() {
        if (isUnreadable() || hasTwoRedirects()) {
            return Optional.empty();
        }
        senders().stream().filter(directive -> !isIdle(directive)).forEach(this::keep);
        boolean redirected = keepRedirect();
        var all = end(redirected);
        boolean guess = kept.isEmpty() && decides && (losesSenders() || isOpenEnded(all));
        if (guess) {
            if (mail != MailUse.RECEIVES) {
                return Optional.empty();
            }
            kept.add("mx");
            all = Optional.of(SOFTFAIL);
        }
        all.ifPresent(directive -> kept.add(directive.text()));
        keepOtherModifiers();
        return Optional.of(
                new Repaired(
                        SpfRecord.VERSION + (kept.isEmpty() ? "" : " " + String.join(" ", kept)),
                        guess));
    }

    /// Words after the first `all` are dropped with everything else there; before it they may be a
    /// sender.
    private boolean isUnreadable() {
        int end = record.terminal().map(all -> all.at().end()).orElse(record.text().length());
        return record.all(Unreadable.class).stream().anyMatch(term -> term.at().start() < end);
    }

    private boolean hasTwoRedirects() {
        return record.terminal().isEmpty()
                && record.all(Modifier.Redirect.class).stream()
                                .map(redirect -> redirect.target().text().toLowerCase(Locale.ROOT))
                                .distinct()
                                .count()
                        > 1;
    }

    /// The directives but for `all`; those after it when there is nobody before it, because
    /// somebody was meant.
    private List<Directive> senders() {
        var before = withoutAll(record.reached());
        return before.isEmpty() ? withoutAll(record.unreached()) : before;
    }

    private static List<Directive> withoutAll(List<Directive> directives) {
        return directives.stream()
                .filter(directive -> !(directive.mechanism() instanceof Mechanism.All))
                .toList();
    }

    /// Whether a directive allows nobody, or allows everybody.
    private boolean isIdle(Directive directive) {
        if (directive.mechanism() instanceof Mechanism.Ptr) {
            return true;
        }
        if (tooOpen
                && (OpenRules.widest(List.of(directive)).contains(directive)
                        || isOpenExists(directive))) {
            return true;
        }
        return switch (target(directive)) {
            case SpfTarget.NoPolicy _, SpfTarget.SeveralPolicies _, SpfTarget.Loop _ -> true;
            case SpfTarget.Nothing _ -> tooManyVoids;
            case SpfTarget.Policy(var tree) ->
                    directive.qualifier() == Qualifier.PASS && !OpenRules.on(tree).isEmpty();
            case SpfTarget.Addresses _,
                    SpfTarget.MailHosts _,
                    SpfTarget.Unavailable _,
                    SpfTarget.PerClient _,
                    SpfTarget.NotFollowed _ ->
                    false;
        };
    }

    private boolean isOpenExists(Directive directive) {
        return directive.mechanism() instanceof Mechanism.Exists
                && target(directive) instanceof SpfTarget.Addresses;
    }

    /// What a term leads to, found by its text because its place may have moved.
    private SpfTarget target(Term term) {
        return targets.getOrDefault(
                term.text().toLowerCase(Locale.ROOT), new SpfTarget.NotFollowed());
    }

    private void keep(Directive directive) {
        String text =
                OpenRules.isWholeInternet(directive.mechanism())
                        ? narrowed(directive)
                        : directive.text();
        if (seen.add(text.toLowerCase(Locale.ROOT).replaceFirst("^\\+", ""))) {
            kept.add(text);
        }
    }

    /// `mx/0` was meant as `mx`.
    private static String narrowed(Directive directive) {
        return directive.text().replaceFirst("/.*", "");
    }

    private boolean keepRedirect() {
        var redirect =
                record.effectiveRedirect()
                        .filter(term ->
                                switch (target(term)) {
                                    case SpfTarget.NoPolicy _,
                                            SpfTarget.SeveralPolicies _,
                                            SpfTarget.Loop _ ->
                                            false;
                                    case SpfTarget.Policy _,
                                            SpfTarget.Addresses _,
                                            SpfTarget.MailHosts _,
                                            SpfTarget.Nothing _,
                                            SpfTarget.Unavailable _,
                                            SpfTarget.PerClient _,
                                            SpfTarget.NotFollowed _ ->
                                            true;
                                });
        redirect.ifPresent(term -> kept.add(term.text()));
        return redirect.isPresent();
    }

    /// A domain that sends ends in `~all` (RFC 9989 §7.1); a stricter end stays as it is.
    private Optional<Directive> end(boolean redirected) {
        var all = record.terminal();
        if (all.isEmpty()) {
            return redirected || !decides ? Optional.empty() : Optional.of(SOFTFAIL);
        }
        return all.map(directive ->
                switch (directive.qualifier()) {
                    case FAIL, SOFTFAIL -> directive;
                    case NEUTRAL -> decides ? SOFTFAIL : directive;
                    case PASS -> SOFTFAIL;
                });
    }

    private boolean losesSenders() {
        return !senders().isEmpty() || record.effectiveRedirect().isPresent();
    }

    private static boolean isOpenEnded(Optional<Directive> all) {
        return all.filter(directive -> directive.qualifier() == Qualifier.FAIL).isEmpty();
    }

    private void keepOtherModifiers() {
        record.all(Modifier.Explanation.class).stream()
                .limit(1)
                .forEach(exp -> kept.add(exp.text()));
        record.all(Modifier.Unknown.class).stream()
                .filter(modifier -> !modifier.name().equals("v"))
                .forEach(modifier -> kept.add(modifier.text()));
    }

    private static Directive all(String text) {
        return (Directive) TermParser.parse(text, 0);
    }
}
