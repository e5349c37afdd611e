package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.diagnosis.Path.Kind;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.ReturnPath;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.suffix.PublicSuffixes;

/// Reads from a header which way the message took.
///
/// All of it is what servers and senders wrote; only the fields of the receiver are beyond doubt. A
/// mark is therefore told together with how much it proves.
public final class PathReader {
    private final HostServices services;
    private final Operators operators;

    /// @param senders names the services whose hosts stand on the way
    /// @param suffixes tells which hosts belong together
    public PathReader(Senders senders, PublicSuffixes suffixes) {
        this.services = new HostServices(senders);
        this.operators = new Operators(suffixes);
    }

    /// Reads a way.
    ///
    /// @param header of the message, whole or not
    /// @return the way, [Kind#UNKNOWN] where nothing tells; names of servers only, and no person's
    public Path read(HeaderBlock header) {
        var fields = new MarkFields(header);
        var bounces = ReturnPath.of(header);
        var trace = Trace.of(header, operators);
        return new ListMarks(fields, bounces, operators, services)
                .find()
                .or(() -> new ForwardMarks(fields, bounces).find())
                .or(() -> new RelayMarks(fields, trace, operators, services).find())
                .or(() -> new SealMarks(fields, trace, operators).find())
                .or(() -> new GatewayMarks(fields, trace, operators, services).find())
                .orElseGet(() -> unmarked(trace))
                .path(trace);
    }

    private static PathMark unmarked(Trace trace) {
        int servers = trace.received().size();
        if (servers == 0) {
            return new PathMark(
                    Kind.UNKNOWN,
                    Certainty.CERTAIN,
                    Sentence.of(
                            "No server wrote down that it took the message: there is no Received field."),
                    "");
        }
        int operators = trace.stations().size();
        return new PathMark(
                Kind.DIRECT,
                operators > 2 ? Certainty.GUESS : Certainty.LIKELY,
                operators > 2
                        ? Sentence.of(
                                "No mailing list and no forwarder left a mark, though servers of"
                                        + " %d operators had the message.",
                                operators)
                        : Sentence.of("No mailing list and no forwarder left a mark."),
                "");
    }
}
