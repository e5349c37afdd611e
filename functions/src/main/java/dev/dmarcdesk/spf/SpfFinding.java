package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;

/// Facts about a domain's SPF record and all it includes.
public sealed interface SpfFinding extends Finding {
    /// No record at the domain (RFC 7208 §4.5).
    ///
    /// @param exists whether the name is in the DNS at all
    /// @param mail whether it seems to take part in mail: the ground for our guess what to publish
    record None(SpfPlace at, boolean exists, MailUse mail) implements SpfFinding {
        @Override
        public List<Question> evidence() {
            return SpfFinding.evidence(at, at.domain().toString(), RrType.MX);
        }
    }

    /// Several records at the domain (§4.5).
    record Multiple(SpfPlace at, List<String> records) implements SpfFinding {
        public Multiple {
            records = List.copyOf(records);
        }
    }

    /// The record could not be looked up (§4.4).
    record Unavailable(SpfPlace at, Answer.Unavailable answer) implements SpfFinding {}

    /// Meant as a record, and none (§4.5).
    ///
    /// @param alone whether there is no real record beside it
    record LooksLikeSpf(SpfPlace at, Lookalike.Flaw flaw, boolean alone) implements SpfFinding {}

    /// A word that is no term (§4.6).
    ///
    /// @param expected what the grammar wants there
    /// @param term the word
    record Syntax(SpfPlace at, String expected, String term) implements SpfFinding {}

    /// A mechanism that does not exist (§4.6.1).
    record UnknownMechanism(SpfPlace at, String name) implements SpfFinding {}

    /// A modifier that nobody knows (§6).
    ///
    /// @param meantMechanism whether a mechanism was meant: `ip4=…` instead of `ip4:…`
    record UnknownModifier(SpfPlace at, String name, boolean meantMechanism)
            implements SpfFinding {}

    /// `redirect` or `exp` a second time (§6).
    record DuplicateModifier(SpfPlace at, String name) implements SpfFinding {}

    /// More than ten terms that look up (§4.6.4).
    ///
    /// @param at the term that is one too many
    /// @param lookups the worst case
    /// @param bounded whether the tree was too large to be counted to its end
    /// @param within the term of the domain's own record through which evaluation came there
    /// @param after the terms of the domain's own record that come later
    /// @param losers the services whose mail that concerns, as far as they are known
    /// @param unneeded the own includes whose services need none
    /// @param dearest the other own terms that cost most, in descending order
    record TooManyLookups(
            SpfPlace at,
            int lookups,
            boolean bounded,
            String within,
            List<String> after,
            List<String> losers,
            List<Cost> unneeded,
            List<Cost> dearest)
            implements SpfFinding {
        public TooManyLookups {
            after = List.copyOf(after);
            losers = List.copyOf(losers);
            unneeded = List.copyOf(unneeded);
            dearest = List.copyOf(dearest);
        }
    }

    /// What one term of the domain's own record costs.
    record Cost(String term, int lookups) {}

    /// 8 to 10 terms that look up (§4.6.4).
    record NearLookupLimit(SpfPlace at, int lookups) implements SpfFinding {}

    /// More than two lookups without an answer (§4.6.4).
    ///
    /// @param voids the worst case
    /// @param terms the terms that come back void
    record TooManyVoids(SpfPlace at, int voids, List<String> terms) implements SpfFinding {
        public TooManyVoids {
            terms = List.copyOf(terms);
        }
    }

    /// An include without a record at its target (§5.2).
    record IncludeNone(SpfPlace at, String target, SpfTarget.Absence why) implements SpfFinding {
        @Override
        public List<Question> evidence() {
            return SpfFinding.evidence(at, target, RrType.TXT);
        }
    }

    /// A redirect without a record at its target (§6.1).
    record RedirectNone(SpfPlace at, String target, SpfTarget.Absence why) implements SpfFinding {
        @Override
        public List<Question> evidence() {
            return SpfFinding.evidence(at, target, RrType.TXT);
        }
    }

    /// An include or redirect whose target has several records (§4.5).
    record IncludeMultiple(SpfPlace at, String target, int count) implements SpfFinding {
        @Override
        public List<Question> evidence() {
            return SpfFinding.evidence(at, target, RrType.TXT);
        }
    }

    /// An include or redirect whose target could not be looked up (§5.2).
    record IncludeTemperror(SpfPlace at, String target, Answer.Unavailable answer)
            implements SpfFinding {
        @Override
        public List<Question> evidence() {
            return SpfFinding.evidence(at, target, RrType.TXT);
        }
    }

    /// An `a`, `mx` or `exists` whose name could not be looked up (§5).
    record HostTemperror(SpfPlace at, String target, Answer.Unavailable answer)
            implements SpfFinding {
        @Override
        public List<Question> evidence() {
            return SpfFinding.evidence(at, target, RrType.A, RrType.AAAA, RrType.MX);
        }
    }

    /// An include or redirect that comes back to a domain under evaluation (§4.6.4).
    record Loop(SpfPlace at, String target) implements SpfFinding {}

    /// The same domain included again (§4.6.4).
    ///
    /// @param lookups what the repetition costs
    record DuplicateInclude(SpfPlace at, String target, int lookups) implements SpfFinding {}

    /// An include of a service that bounces to its own domain, so that receivers never look for its
    /// servers in this record.
    ///
    /// @param service its name
    /// @param lookups what the include costs
    /// @param depends whether that is so only with some set-ups of the service
    record UnusedInclude(SpfPlace at, String service, int lookups, boolean depends)
            implements SpfFinding {}

    /// Everybody passes (§5.1).
    record PlusAll(SpfPlace at) implements SpfFinding {}

    /// Everybody passes, or half of the Internet, by other means than `all`.
    ///
    /// @param terms the terms that do it
    /// @param everybody whether nobody is left out
    record PlusAllEquivalent(SpfPlace at, List<String> terms, boolean everybody)
            implements SpfFinding {
        public PlusAllEquivalent {
            terms = List.copyOf(terms);
        }
    }

    /// Everybody passes because everybody passes for an included domain (§5.2).
    ///
    /// @param target the included domain that lets everybody pass
    record PlusAllInInclude(SpfPlace at, String target) implements SpfFinding {
        @Override
        public List<Question> evidence() {
            return SpfFinding.evidence(at, target, RrType.TXT);
        }
    }

    /// Nothing is said about everybody else, expressly (§5.1).
    record NeutralAll(SpfPlace at) implements SpfFinding {}

    /// Nothing is said about everybody else (§4.7).
    record NoAll(SpfPlace at) implements SpfFinding {}

    /// Mechanisms that are never reached (§5.1).
    record TermsAfterAll(SpfPlace at, List<String> terms) implements SpfFinding {
        public TermsAfterAll {
            terms = List.copyOf(terms);
        }
    }

    /// A redirect beside an `all` (§5.1, §6.1).
    record RedirectIgnored(SpfPlace at) implements SpfFinding {}

    /// The mechanism not to be used (§5.5).
    record Ptr(SpfPlace at) implements SpfFinding {}

    /// An `mx` with more than ten mail hosts: a permerror for all but the first ten, at some
    /// receivers for these too (§4.6.4).
    record MxOverTen(SpfPlace at, String target, int hosts) implements SpfFinding {
        @Override
        public List<Question> evidence() {
            return SpfFinding.evidence(at, target, RrType.MX);
        }
    }

    /// Terms that depend on the client (§7).
    record Macro(SpfPlace at, List<String> terms) implements SpfFinding {
        public Macro {
            terms = List.copyOf(terms);
        }
    }

    /// A macro that can not be read (§7.1).
    record MacroInvalid(SpfPlace at, String expected) implements SpfFinding {}

    /// A record of the obsolete type (§3.1).
    ///
    /// @param record its text
    /// @param alone whether there is no TXT record beside it
    record Type99(SpfPlace at, String record, boolean alone) implements SpfFinding {
        @Override
        public List<Question> evidence() {
            return List.of(new Question(at.domain(), RrType.SPF));
        }
    }

    /// Two terms became one where the record is cut into strings (§3.3).
    ///
    /// @param before the end of the first string
    /// @param after the beginning of the next
    record SplitWithoutSpace(SpfPlace at, String before, String after) implements SpfFinding {}

    /// May not fit into one UDP answer (§3.4).
    ///
    /// @param octets how long the record and its name are
    record LongRecord(SpfPlace at, int octets) implements SpfFinding {
        @Override
        public String code() {
            return "spf.long";
        }
    }

    /// Addresses that never appear on the Internet (RFC 1918, RFC 4193 and others).
    record PrivateAddresses(SpfPlace at, List<String> terms) implements SpfFinding {
        public PrivateAddresses {
            terms = List.copyOf(terms);
        }
    }

    /// A name that has no IPv4 address (§5.3).
    record Ipv6Only(SpfPlace at, String target) implements SpfFinding {
        @Override
        public List<Question> evidence() {
            return SpfFinding.evidence(at, target, RrType.A, RrType.AAAA);
        }
    }

    /// Everybody else is suspicious: right for a domain that sends (RFC 9989 §7.1).
    record SoftfailAll(SpfPlace at) implements SpfFinding {}

    /// Everybody else is refused: right for a domain that sends nothing (RFC 9989 §7.1).
    ///
    /// @param nobody whether the record lets nobody pass at all
    record FailAll(SpfPlace at, boolean nobody) implements SpfFinding {}

    /// What the DNS lets us guess about a domain's use of mail.
    enum MailUse {
        /// It has mail hosts.
        RECEIVES,
        /// It has none, or says expressly that it takes no mail.
        NO_MAIL_HOSTS,
        /// It is a CNAME, beside which nothing can be published (RFC 1034 §3.6.2).
        ALIAS,
        UNKNOWN
    }

    /// The place the finding is about.
    SpfPlace at();

    /// The questions whose answers show it.
    default List<Question> evidence() {
        return List.of(new Question(at().domain(), RrType.TXT));
    }

    /// The question for the record, and those that its term asks about `target`.
    private static List<Question> evidence(SpfPlace at, String target, RrType... types) {
        var questions = new ArrayList<Question>();
        questions.add(new Question(at.domain(), RrType.TXT));
        if (DomainName.parse(target) instanceof Parsed.Valid<DomainName>(var name, _)) {
            List.of(types).forEach(type -> questions.add(new Question(name, type)));
        }
        return questions;
    }
}
