package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.spf.SpfFacts.Status;
import dev.dmarcdesk.spf.SpfFinding.MailUse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One look at a domain: what is there, and what there is to say about it.
///
/// @param facts the data
/// @param findings in the order of evaluation
/// @param meant the records to repair: those that are SPF records, else those that were meant as
///   such
/// @param mail whether the domain seems to take part in mail
record SpfView(SpfFacts facts, List<SpfFinding> findings, List<Rdata.Text> meant, MailUse mail) {
    SpfView {
        findings = List.copyOf(findings);
        meant = List.copyOf(meant);
    }

    /// Looks.
    ///
    /// @param senders the services that may be recognised
    static SpfView of(DomainName domain, Dns dns, Senders senders) {
        var answers =
                dns.askAll(
                        List.of(
                                new Question(domain, RrType.TXT),
                                new Question(domain, RrType.SPF),
                                new Question(domain, RrType.MX)));
        var looking = new Looking(domain, dns, senders, answers.getFirst(), mailUse(answers));
        var view = looking.view();
        return view.with(type99(domain, answers.get(1), view.facts.records().isEmpty()));
    }

    private SpfView with(Optional<SpfFinding> finding) {
        var more = new ArrayList<>(findings);
        finding.ifPresent(more::add);
        return new SpfView(facts, more, meant, mail);
    }

    private record Looking(DomainName domain, Dns dns, Senders senders, Answer txt, MailUse mail) {
        SpfView view() {
            var here = SpfPlace.of(domain);
            return switch (txt) {
                case Answer.Unavailable unavailable ->
                        view(Status.UNKNOWN, new SpfFinding.Unavailable(here, unavailable));
                case Answer.NoSuchDomain(var aliases) ->
                        view(Status.NONE, new SpfFinding.None(here, !aliases.isEmpty(), mail));
                case Answer.NoData _ -> view(Status.NONE, new SpfFinding.None(here, true, mail));
                case Answer.Found found -> found(SpfSelection.of(found));
            };
        }

        private SpfView found(SpfSelection selection) {
            var findings = new ArrayList<SpfFinding>();
            var records = selection.records();
            for (var lookalike : selection.lookalikes()) {
                var at = new SpfPlace(domain, lookalike.text().joined(), lookalike.at());
                findings.add(new SpfFinding.LooksLikeSpf(at, lookalike.flaw(), records.isEmpty()));
                Split.in(lookalike.text())
                        .forEach(split ->
                                findings.add(
                                        new SpfFinding.SplitWithoutSpace(
                                                new SpfPlace(domain, at.record(), split.at()),
                                                split.before(),
                                                split.after())));
            }
            return switch (records.size()) {
                case 0 -> {
                    if (findings.isEmpty()) {
                        findings.add(new SpfFinding.None(SpfPlace.of(domain), true, mail));
                    }
                    yield view(
                            facts(Status.NONE, List.of(), List.of(), findings),
                            findings,
                            selection.lookalikes().stream().map(Lookalike::text).toList());
                }
                case 1 -> one(records, findings);
                default -> {
                    var texts = records.stream().map(Rdata.Text::joined).toList();
                    findings.add(new SpfFinding.Multiple(SpfPlace.of(domain), texts));
                    yield view(
                            facts(Status.MULTIPLE, texts, List.of(), findings), findings, records);
                }
            };
        }

        private SpfView one(List<Rdata.Text> records, List<SpfFinding> findings) {
            var tree = SpfTreeBuilder.build(domain, records.getFirst(), dns);
            findings.addAll(SpfRules.on(tree, senders));
            var facts =
                    facts(status(findings), List.of(tree.record().text()), List.of(tree), findings);
            return view(facts, findings, records);
        }

        private static Status status(List<SpfFinding> findings) {
            if (SpfRules.isBroken(findings)) {
                return Status.INVALID;
            }
            boolean unknown =
                    findings.stream()
                            .anyMatch(finding ->
                                    finding instanceof SpfFinding.IncludeTemperror
                                            || finding instanceof SpfFinding.HostTemperror);
            return unknown ? Status.UNKNOWN : Status.FOUND;
        }

        private SpfView view(Status status, SpfFinding finding) {
            return view(
                    facts(status, List.of(), List.of(), List.of()), List.of(finding), List.of());
        }

        private SpfView view(SpfFacts facts, List<SpfFinding> findings, List<Rdata.Text> meant) {
            return new SpfView(facts, findings, meant, mail);
        }

        private SpfFacts facts(
                Status status,
                List<String> records,
                List<SpfTree> trees,
                List<SpfFinding> findings) {
            // A record that can not be read is a permerror before any term is looked at (§4.6).
            boolean readable = trees.stream().noneMatch(tree -> tree.record().isPermerror());
            boolean anyone =
                    readable
                            && findings.stream()
                                    .anyMatch(finding ->
                                            finding instanceof SpfFinding.PlusAll
                                                    || finding
                                                            instanceof SpfFinding.PlusAllEquivalent
                                                    || finding
                                                            instanceof SpfFinding.PlusAllInInclude);
            var aliases = txt.aliases();
            return new SpfFacts(
                    domain,
                    aliases.isEmpty() ? domain : aliases.getLast(),
                    status,
                    records,
                    trees,
                    anyone,
                    List.of());
        }
    }

    /// @param answers about TXT, about SPF, about MX
    private static MailUse mailUse(List<Answer> answers) {
        if (!answers.getFirst().aliases().isEmpty()) {
            return MailUse.ALIAS;
        }
        return switch (answers.getLast()) {
            case Answer.Found found ->
                    found.all(Rdata.Exchange.class).stream()
                                    .allMatch(exchange -> exchange.host().isRoot())
                            ? MailUse.NO_MAIL_HOSTS
                            : MailUse.RECEIVES;
            case Answer.Absent _ -> MailUse.NO_MAIL_HOSTS;
            case Answer.Unavailable _ -> MailUse.UNKNOWN;
        };
    }

    private static Optional<SpfFinding> type99(DomainName domain, Answer answer, boolean alone) {
        return answer instanceof Answer.Found found
                ? found.all(Rdata.Text.class).stream()
                        .map(Rdata.Text::joined)
                        .filter(SpfParser::isRecord)
                        .findFirst()
                        .map(text -> new SpfFinding.Type99(SpfPlace.of(domain), text, alone))
                : Optional.empty();
    }
}
