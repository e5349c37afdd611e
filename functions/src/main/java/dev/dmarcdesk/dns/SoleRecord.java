package dev.dmarcdesk.dns;

import dev.dmarcdesk.text.VersionTag;

import java.util.List;

/// What stands at a name where a standard wants exactly one TXT record that begins with its
/// version: others are discarded, and several count as none (RFC 8460 §3, RFC 8461 §3.1, BIMI
/// §7.2).
public sealed interface SoleRecord {
    /// The CNAME chain from the name asked, in order.
    List<DomainName> aliases();

    /// The one record.
    ///
    /// @param text its strings joined
    /// @param aliases the CNAME chain that led to it
    /// @param beside the target of a CNAME that stands beside it, where none may (RFC 1034 §3.6.2);
    ///   at most one
    record One(String text, List<DomainName> aliases, List<DomainName> beside)
            implements SoleRecord {
        public One {
            aliases = List.copyOf(aliases);
            beside = List.copyOf(beside);
        }
    }

    /// Several, which annul each other.
    ///
    /// @param texts the records
    record Several(List<String> texts, List<DomainName> aliases) implements SoleRecord {
        public Several {
            texts = List.copyOf(texts);
            aliases = List.copyOf(aliases);
        }
    }

    /// None.
    ///
    /// @param lookalikes texts that were meant as one
    /// @param aliases the CNAME chain that led there; not empty for a delegation without a record
    record None(List<String> lookalikes, List<DomainName> aliases) implements SoleRecord {
        public None {
            lookalikes = List.copyOf(lookalikes);
            aliases = List.copyOf(aliases);
        }
    }

    /// Nobody knows.
    ///
    /// @param answer why
    record Unavailable(Answer.Unavailable answer) implements SoleRecord {
        @Override
        public List<DomainName> aliases() {
            return List.of();
        }
    }

    /// Looks at a name.
    ///
    /// @param version what the record begins with
    /// @param tag a tag that every such record has, by which a damaged one is recognised
    static SoleRecord at(DomainName name, VersionTag version, String tag, Dns dns) {
        Answer answer = dns.ask(name, RrType.TXT);
        return switch (answer) {
            case Answer.Unavailable unavailable -> new Unavailable(unavailable);
            case Answer.Absent absent -> new None(List.of(), absent.aliases());
            case Answer.Found found -> {
                List<String> texts =
                        found.all(Rdata.Text.class).stream().map(Rdata.Text::joined).toList();
                List<String> records = texts.stream().filter(version::opens).toList();
                yield switch (records.size()) {
                    case 0 -> new None(meant(texts, version, tag), found.aliases());
                    case 1 -> one(name, records.getFirst(), found.aliases(), dns);
                    default -> new Several(records, found.aliases());
                };
            }
        };
    }

    private static List<String> meant(List<String> texts, VersionTag version, String tag) {
        return texts.stream().filter(text -> version.isMeantBy(text, tag)).toList();
    }

    private static SoleRecord one(DomainName name, String text, List<DomainName> aliases, Dns dns) {
        return new One(
                text,
                aliases,
                aliases.isEmpty() ? targets(dns.ask(name, RrType.CNAME)) : List.of());
    }

    private static List<DomainName> targets(Answer answer) {
        return answer instanceof Answer.Found found
                ? found.all(Rdata.Alias.class).stream().limit(1).map(Rdata.Alias::target).toList()
                : List.of();
    }
}
