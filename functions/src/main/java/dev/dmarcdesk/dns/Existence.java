package dev.dmarcdesk.dns;

import java.util.List;

/// Whether a name is in the DNS. Only NXDOMAIN says that it is not (RFC 8020, RFC 9989 §3.2.13 and
/// §A.4); a name with a CNAME is there even where the CNAME's target is not.
public enum Existence {
    EXISTS,
    DOES_NOT_EXIST,
    UNKNOWN;

    /// What any one question at the name tells.
    public static Existence of(Answer answer) {
        return switch (answer) {
            case Answer.Found _, Answer.NoData _ -> EXISTS;
            case Answer.NoSuchDomain(var aliases) -> aliases.isEmpty() ? DOES_NOT_EXIST : EXISTS;
            case Answer.Unavailable _ -> UNKNOWN;
        };
    }

    /// What the DNS knows of a name. Any type tells; that of most use elsewhere is asked for first,
    /// the others only if it fails.
    public static Existence of(DomainName name, Dns dns) {
        var told = of(dns.ask(name, RrType.TXT));
        return told == UNKNOWN
                ? of(
                        dns.askAll(
                                List.of(
                                        new Question(name, RrType.MX),
                                        new Question(name, RrType.A))))
                : told;
    }

    /// What several questions at the same name tell together: that it is there outweighs all, and
    /// any answer outweighs none.
    public static Existence of(List<Answer> answers) {
        var told = answers.stream().map(Existence::of).toList();
        return told.contains(EXISTS)
                ? EXISTS
                : told.contains(DOES_NOT_EXIST) ? DOES_NOT_EXIST : UNKNOWN;
    }
}
