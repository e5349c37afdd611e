package dev.dmarcdesk.mx;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.List;

/// MX findings in words.
final class MxAdvice {
    private static final int SMTP = 5321;
    private static final int NULL_MX = 7505;
    private static final String NULL_RECORD = "0 .";

    private MxAdvice() {}

    static Advice on(MxFinding finding) {
        return switch (finding) {
            case MxFinding.Ok(var domain) ->
                    Advice.of(
                                    finding,
                                    Severity.GOOD,
                                    "The mail hosts of %s have addresses",
                                    domain.toString())
                            .because(
                                    "Replies and bounces have somewhere to go; no host was connected to.")
                            .seenIn(mx(domain))
                            .per(SMTP, "5.1");
            case MxFinding.Implicit(var domain) ->
                    Advice.of(
                                    finding,
                                    Severity.NOTICE,
                                    "%s has no MX record, so its mail goes to its own address",
                                    domain.toString())
                            .because(
                                    "Servers try the machine at that address, often a web server; mail waits or bounces when it takes none.")
                            .todo(
                                    "Publish an MX record that names the mail host, or %s when the domain takes no mail.",
                                    NULL_RECORD)
                            .seenIn(
                                    List.of(
                                            new Question(domain, RrType.MX),
                                            new Question(domain, RrType.A)))
                            .per(SMTP, "5.1");
            case MxFinding.None(var domain) ->
                    Advice.of(
                                    finding,
                                    Severity.NOTICE,
                                    "%s can not take mail: it has neither an MX record nor an address",
                                    domain.toString())
                            .because(
                                    "Bounces and replies have nowhere to go, and some receivers refuse mail from such a domain.")
                            .seenIn(
                                    List.of(
                                            new Question(domain, RrType.MX),
                                            new Question(domain, RrType.A)))
                            .per(SMTP, "5.1");
            case MxFinding.Null(var domain) ->
                    Advice.of(
                                    finding,
                                    Severity.GOOD,
                                    "%s takes no mail and says so (null MX)",
                                    domain.toString())
                            .because(
                                    "Servers give up at once instead of trying for days. Mail sent from such a domain may be refused, because it can not be answered.")
                            .seenIn(mx(domain))
                            .per(NULL_MX, "3")
                            .per(NULL_MX, "4.2");
            case MxFinding.NullNotAlone(var domain, int preference) ->
                    Advice.of(
                                    finding,
                                    Severity.ERROR,
                                    "%s says that it takes no mail, and names mail hosts beside it",
                                    domain.toString())
                            .because(
                                    "A null MX must stand alone: some servers refuse mail for this domain, others deliver it.")
                            .fix(
                                    edits(
                                            "Remove the null MX, or all other MX records when the domain takes no mail:",
                                            new RecordEdit(
                                                    Action.REMOVE,
                                                    RrType.MX,
                                                    domain,
                                                    preference + " .")))
                            .seenIn(mx(domain))
                            .per(NULL_MX, "3");
            case MxFinding.NullMissing(var domain) ->
                    Advice.of(
                                    finding,
                                    Severity.WARNING,
                                    "%s takes no mail, but does not say so",
                                    domain.toString())
                            .because(
                                    "Servers try its address for days before they give up on a bounce or a reply to forged mail.")
                            .fix(
                                    edits(
                                            "Publish a null MX, which says that the domain takes no mail:",
                                            new RecordEdit(
                                                    Action.ADD, RrType.MX, domain, NULL_RECORD)))
                            .seenIn(mx(domain))
                            .per(NULL_MX, "3");
            case MxFinding.Cname cname -> cname(cname);
            case MxFinding.IsIp isIp -> isIp(isIp);
            case MxFinding.Unresolvable unresolvable -> unresolvable(unresolvable);
            case MxFinding.NotPublic notPublic -> notPublic(notPublic);
            case MxFinding.OnlyIpv6(var domain) ->
                    Advice.of(
                                    finding,
                                    Severity.NOTICE,
                                    "The mail hosts of %s have IPv6 addresses only",
                                    domain.toString())
                            .because(
                                    "Many mail servers can not connect over IPv6, and their mail bounces.")
                            .todo("Give a mail host of %s an A record too.", domain.toString())
                            .seenIn(mx(domain))
                            .per(SMTP, "5.2");
            case MxFinding.Unavailable(var domain, var names) ->
                    Advice.of(
                                    finding,
                                    Severity.UNKNOWN,
                                    "The DNS did not answer for the mail hosts of %s",
                                    domain.toString())
                            .because(
                                    "Whether mail reaches them is not known; servers that get no answer either wait and try again.")
                            .todo(
                                    "Ask again for the mail hosts later; if it stays so, have the name servers of %s looked at.",
                                    names.getFirst().toString())
                            .seenIn(
                                    names.getFirst().equals(domain)
                                            ? mx(domain)
                                            : addresses(names.getFirst()))
                            .per(SMTP, "5.1");
        };
    }

    private static Advice cname(MxFinding.Cname cname) {
        MailHost host = cname.host();
        DomainName target = host.aliases().getLast();
        return Advice.of(
                        cname,
                        Severity.WARNING,
                        "The mail host %s is a CNAME to %s",
                        host.name().toString(),
                        target.toString())
                .because(
                        "An MX record must not name an alias: most servers deliver all the same, some refuse to.")
                .fix(
                        edits(
                                "Name the mail host itself in the MX record, not its alias:",
                                RecordEdit.replacing(
                                        RrType.MX,
                                        cname.domain(),
                                        host.value(),
                                        host.preference() + " " + target)))
                .seenIn(addresses(host.name()))
                .per(SMTP, "5.1")
                .per(2181, "10.3");
    }

    private static Advice isIp(MxFinding.IsIp isIp) {
        return Advice.of(
                        isIp,
                        Severity.ERROR,
                        "The MX record of %s names an address, %s, where a host name belongs",
                        isIp.domain().toString(),
                        isIp.host().name().toString())
                .because(
                        "Servers look for a host of that name, find none, and mail is not delivered there.")
                .todo(
                        "Give the mail host a name with an A or AAAA record of that address, and name that host in the MX record.")
                .seenIn(mx(isIp.domain()))
                .per(SMTP, "5.1");
    }

    private static Advice notPublic(MxFinding.NotPublic notPublic) {
        String host = notPublic.host().name().toString();
        var advice =
                Advice.of(
                                notPublic,
                                notPublic.only() ? Severity.ERROR : Severity.WARNING,
                                "The mail host %s has only addresses of a private network",
                                host)
                        .seenIn(addresses(notPublic.host().name()))
                        .per(6890, "2.2.2")
                        .per(SMTP, "5.1");
        return notPublic.only()
                ? advice.because(
                                "Nobody outside can deliver mail to %s: there is no other host.",
                                notPublic.domain().toString())
                        .todo(
                                "Give the mail host %s a public address, or name another host in the MX record.",
                                host)
                : lateMail(advice, notPublic.domain(), notPublic.host());
    }

    private static Advice unresolvable(MxFinding.Unresolvable unresolvable) {
        MailHost host = unresolvable.host();
        DomainName domain = unresolvable.domain();
        var title =
                host.aliases().isEmpty()
                        ? Sentence.of("The mail host %s has no address", host.name())
                        : Sentence.of(
                                "The mail host %s is a CNAME to %s, which has no address",
                                host.name(), host.aliases().getLast());
        var advice =
                Advice.of(unresolvable, Severity.ERROR, "%s", title)
                        .seenIn(addresses(host.name()))
                        .per(SMTP, "5.1");
        if (!unresolvable.only()) {
            return lateMail(advice, domain, host);
        }
        var lost =
                advice.because(
                        "No mail to %s can be delivered: there is no other host.",
                        domain.toString());
        List<DomainName> meant = MeantHost.of(host.name(), domain);
        if (!meant.isEmpty()) {
            return lost.fix(
                    edits(
                            "Write the mail host's name in full, and once; DNS panels append the domain to names without a final dot:",
                            RecordEdit.replacing(
                                    RrType.MX,
                                    domain,
                                    host.value(),
                                    host.preference() + " " + meant.getFirst())));
        }
        return host.aliases().isEmpty()
                ? lost.todo(
                        "Publish an A or AAAA record for %s, or name a host that exists in the MX record.",
                        host.name().toString())
                : lost.todo(
                        "Name a host that exists in the MX record of %s, and no alias.",
                        domain.toString());
    }

    private static Advice lateMail(Advice advice, DomainName domain, MailHost host) {
        return advice.because("Servers that pick it have to try another host, so mail comes late.")
                .fix(
                        edits(
                                "Remove the MX record whose host can not be reached, or mend the host's address:",
                                new RecordEdit(Action.REMOVE, RrType.MX, domain, host.value())));
    }

    /// Where the domain itself is an alias, its records are published at the alias's target and not
    /// here (RFC 1034 §3.6.2).
    static Advice keptElsewhere(Advice advice, DomainName domain, List<DomainName> aliases) {
        boolean edits = advice.fix() instanceof Fix.Todo(_, var records, _) && !records.isEmpty();
        return aliases.isEmpty() || !edits
                ? advice
                : advice.todo(
                        "Have the MX records at %s mended: %s is a CNAME to it.",
                        aliases.getLast().toString(), domain.toString());
    }

    private static Fix edits(String summary, RecordEdit edit) {
        return new Fix.Todo(Sentence.of("%s", new Inline.Plain(summary)), List.of(edit));
    }

    private static List<Question> mx(DomainName domain) {
        return List.of(new Question(domain, RrType.MX));
    }

    private static List<Question> addresses(DomainName host) {
        return List.of(new Question(host, RrType.A), new Question(host, RrType.AAAA));
    }
}
