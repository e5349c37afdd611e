package dev.dmarcdesk.dns;

import java.util.ArrayList;
import java.util.List;

/// Answers from a [Zone] as a recursive resolver would: for tests, the demo and for looking without
/// a network.
///
/// A CNAME wins over other data at its name (RFC 1034 §3.6.2). Nothing is ever asked of anybody.
public final class ZoneDns implements Dns {
    /// As many as [dev.dmarcdesk.live.LiveDns] follows.
    private static final int MAX_ALIASES = 16;

    private final Zone zone;

    /// Answers from `zone`.
    public ZoneDns(Zone zone) {
        this.zone = zone;
    }

    /// Answers from zone text; see [ZoneParser] for what may be written.
    ///
    /// @throws IllegalArgumentException when the text is wrong, naming the line: it is ours, never
    ///   the user's
    public static ZoneDns of(String zoneText) {
        return new ZoneDns(ZoneParser.parse(zoneText));
    }

    @Override
    public Answer ask(Question question) {
        var aliases = new ArrayList<DomainName>();
        var name = question.name();
        while (true) {
            switch (zone.at(new Question(name, question.type()))) {
                case Zone.Node.Failing(var reason) -> {
                    return new Answer.Unavailable(reason, detail(reason));
                }
                case Zone.Node.Missing() -> {
                    return new Answer.NoSuchDomain(aliases);
                }
                case Zone.Node.Existing node -> {
                    var alias = node.of(RrType.CNAME);
                    if (alias.isEmpty() || question.type() == RrType.CNAME) {
                        return data(node.of(question.type()), aliases);
                    }
                    name = ((Rdata.Alias) alias.getFirst()).target();
                    if (name.equals(question.name())
                            || aliases.contains(name)
                            || aliases.size() == MAX_ALIASES) {
                        return new Answer.Unavailable(
                                Answer.Reason.MALFORMED,
                                "The CNAMEs run in a circle or do not end.");
                    }
                    aliases.add(name);
                }
            }
        }
    }

    @Override
    public boolean isFromMemory() {
        return true;
    }

    private static Answer data(List<Rdata> records, List<DomainName> aliases) {
        return records.isEmpty() ? new Answer.NoData(aliases) : new Answer.Found(records, aliases);
    }

    private static String detail(Answer.Reason reason) {
        return switch (reason) {
            case SERVFAIL -> "The name server answered SERVFAIL.";
            case REFUSED -> "The name server refused to answer.";
            case TIMEOUT -> "The name server did not answer in time.";
            case MALFORMED -> "The name server's answer could not be read.";
        };
    }
}
