package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;

/// What a domain tells the clients it refuses (RFC 7208 §6.2). Whatever goes wrong on the way to
/// it, there is just none.
///
/// @param dns whom to ask; this question counts towards no limit
/// @param macros what to fill in
record Explanation(Dns dns, Macros macros) {
    /// The explanation of the record that refused; empty when there is none.
    ///
    /// @param decided after redirects: those of included records do not count
    String of(CheckedRecord decided) {
        if (decided.result() != SpfResult.FAIL) {
            return "";
        }
        var domain = DomainName.of(decided.domain());
        return decided.record().all(Modifier.Explanation.class).stream()
                .findFirst()
                .map(exp -> published(exp.target(), domain))
                .orElse("");
    }

    private String published(DomainSpec target, DomainName current) {
        return macros.name(target, current) instanceof Parsed.Valid<DomainName>(var name, _)
                        && dns.ask(name, RrType.TXT) instanceof Answer.Found found
                        && found.all(Rdata.Text.class).size() == 1
                        && DomainSpecParser.explanation(
                                        found.all(Rdata.Text.class).getFirst().joined())
                                instanceof Parsed.Valid<DomainSpec>(var text, _)
                ? macros.text(text, current)
                : "";
    }
}
