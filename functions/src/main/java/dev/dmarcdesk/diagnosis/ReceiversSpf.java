package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.authres.ReceivedSpf;
import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.mail.Received;
import dev.dmarcdesk.text.Parsed;

import java.util.Optional;
import java.util.function.Predicate;

/// The Received-SPF field that the receiver wrote (RFC 7208 §9.1): anybody may send one along, so
/// it counts only above every server of others, and where it does not name another one.
final class ReceiversSpf {
    private ReceiversSpf() {}

    /// The receiver's field; none when there is none to believe.
    static Optional<ReceivedSpf> of(HeaderBlock header, Operators operators) {
        var hops = header.received().iterator();
        String receiver = "";
        for (HeaderField field : header.fields()) {
            if (field.isNamed(Received.NAME)) {
                String operator = operators.of(hops.next().by());
                if (!receiver.isEmpty() && !operator.isEmpty() && !operator.equals(receiver)) {
                    return Optional.empty();
                }
                receiver = operator.isEmpty() ? receiver : operator;
            } else if (field.isNamed(ReceivedSpf.NAME)) {
                return ReceivedSpf.parse(field) instanceof Parsed.Valid<ReceivedSpf>(var spf, _)
                        ? Optional.of(spf).filter(isOf(receiver, operators))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Predicate<ReceivedSpf> isOf(String receiver, Operators operators) {
        return spf ->
                spf.receiver().isEmpty()
                        || receiver.isEmpty()
                        || operators.of(spf.receiver()).isEmpty()
                        || operators.of(spf.receiver()).equals(receiver);
    }
}
