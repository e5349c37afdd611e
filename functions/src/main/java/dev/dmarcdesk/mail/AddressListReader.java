package dev.dmarcdesk.mail;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mail.AddressToken.Kind;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;

/// The grammar of [AddressList]: one pass over the tokens.
///
/// Between separators it collects what may be an address; an opening bracket shows that it was but
/// the name displayed with one.
final class AddressListReader {
    private final String text;
    private final List<Defect> defects = new ArrayList<>();
    private final List<DomainName> domains = new ArrayList<>();
    private final List<AddressToken> pending = new ArrayList<>();
    private boolean inBrackets;
    private boolean afterBrackets;
    private boolean inGroup;

    AddressListReader(String text) {
        this.text = text;
    }

    AddressList read() {
        for (AddressToken token : AddressTokenizer.tokens(text, defects)) {
            if (token.kind() == Kind.SPECIAL) {
                special(token);
            } else {
                pending.add(token);
            }
        }
        if (inBrackets) {
            complain("what closes <", text.length());
        }
        if (inGroup) {
            complain("what ends the group", text.length());
        }
        endOfAddress();
        return new AddressList(domains, defects);
    }

    private void special(AddressToken token) {
        switch (token.text().charAt(0)) {
            case '<' -> openBracket(token);
            case '>' -> closeBracket(token);
            case ':' -> colon(token);
            case ',' -> comma(token);
            case ';' -> endOfGroup(token);
            case '@', '.' -> pending.add(token);
            default -> complain("no such character here", token);
        }
    }

    /// What stood before was the name to display.
    private void openBracket(AddressToken token) {
        boolean address = pending.stream().anyMatch(before -> before.is('@'));
        if (inBrackets || afterBrackets || address) {
            complain("a quoted name and one address in brackets", token);
        }
        pending.clear();
        inBrackets = true;
    }

    private void closeBracket(AddressToken token) {
        if (inBrackets) {
            address(token.at());
            inBrackets = false;
            afterBrackets = true;
        } else {
            complain("a bracket that was opened", token);
        }
    }

    /// The end of a group's name, or of an obsolete route (RFC 5322 §3.4, §4.4).
    private void colon(AddressToken token) {
        boolean address = pending.stream().anyMatch(before -> before.is('@'));
        if (inBrackets ? !address : address || inGroup || afterBrackets) {
            complain("no colon here", token);
        }
        inGroup |= !inBrackets;
        pending.clear();
    }

    /// In a route it separates the hosts.
    private void comma(AddressToken token) {
        if (inBrackets && !pending.isEmpty() && pending.getFirst().is('@')) {
            return;
        }
        closeFirst(token);
        endOfAddress();
    }

    private void endOfGroup(AddressToken token) {
        closeFirst(token);
        endOfAddress();
        if (!inGroup) {
            complain("a group that began", token);
        }
        inGroup = false;
    }

    private void closeFirst(AddressToken token) {
        if (inBrackets) {
            complain("what closes <", token);
            inBrackets = false;
        }
    }

    /// Nothing at all is an empty place in the list, or the rest of an address in brackets.
    private void endOfAddress() {
        if (!pending.isEmpty()) {
            if (afterBrackets) {
                complain("a comma", pending.getFirst());
            }
            address(pending.getLast().at());
        }
        inBrackets = false;
        afterBrackets = false;
    }

    /// @param end where the address ends, for want of anything else to point at
    private void address(Range end) {
        int signs = 0;
        for (int i = 0; i < pending.size(); i++) {
            if (pending.get(i).is('@')) {
                signs++;
                if (i == 0 || signs > 1) {
                    complain("one local part, one @ and one domain", pending.get(i));
                }
                domain(i + 1);
            }
        }
        if (signs == 0) {
            defects.add(new Defect("an address such as user@example.com", end));
        }
        pending.clear();
    }

    /// The domain behind an `@`: atoms with dots between them, white space and comments left out.
    private void domain(int first) {
        int end = first;
        boolean dot = true;
        while (end < pending.size() && (pending.get(end).is('.') || isPart(end, dot))) {
            dot = pending.get(end).is('.');
            end++;
        }
        var at =
                end == first
                        ? pending.get(first - 1).at()
                        : new Range(
                                pending.get(first).at().start(), pending.get(end - 1).at().end());
        var name = new StringBuilder();
        pending.subList(first, end).forEach(part -> name.append(part.text()));
        switch (MailDomain.parse(name.toString())) {
            case Parsed.Valid<DomainName>(var domain, _) -> domains.add(domain);
            case Parsed.Invalid<DomainName>(var wrong) ->
                    defects.add(new Defect(wrong.getFirst().expected(), at));
        }
        if (end < pending.size() && !pending.get(end).is('@')) {
            complain("nothing behind the domain", pending.get(end));
        }
    }

    private boolean isPart(int at, boolean afterDot) {
        return afterDot && pending.get(at).kind() == Kind.ATOM;
    }

    private void complain(String expected, AddressToken token) {
        defects.add(new Defect(expected, token.at()));
    }

    private void complain(String expected, int at) {
        defects.add(new Defect(expected, new Range(at, at)));
    }
}
