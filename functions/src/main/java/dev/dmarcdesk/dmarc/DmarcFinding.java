package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.text.Range;

import java.util.List;

/// Facts about a domain's DMARC record, and about what receivers make of it.
public sealed interface DmarcFinding extends Finding {
    /// No record at the domain nor anywhere on its walk.
    ///
    /// @param publishAt the domain whose record would cover it
    /// @param edits what publishes a record: the one that other findings found misplaced or broken,
    ///   or else a first one; empty where the domain itself does not exist
    record None(
            DomainName domain,
            DomainName publishAt,
            List<RecordEdit> edits,
            List<Question> questions)
            implements DmarcFinding {
        public None {
            edits = List.copyOf(edits);
            questions = List.copyOf(questions);
        }
    }

    /// The policy comes from another name.
    ///
    /// @param tag the tag that decides: `p`, `sp` or `np`
    record Inherited(DomainName domain, Published in, Range at, String tag, AssessmentPolicy policy)
            implements DmarcFinding, InRecord {}

    /// Several records at one name.
    ///
    /// @param records all of them
    record Multiple(DomainName domain, List<Published> records) implements DmarcFinding {
        public Multiple {
            records = List.copyOf(records);
        }

        @Override
        public List<Question> questions() {
            return TreeWalk.question(domain).stream().toList();
        }
    }

    /// The record could not be looked up.
    record Unavailable(DomainName domain, List<Question> questions, String detail)
            implements DmarcFinding {
        public Unavailable {
            questions = List.copyOf(questions);
        }
    }

    /// The policy is known, but a name above could not be looked up.
    ///
    /// @param assumed the Organizational Domain if there is no record
    record OrganizationalDomainUnavailable(
            DomainName assumed, List<Question> questions, String detail) implements DmarcFinding {
        public OrganizationalDomainUnavailable {
            questions = List.copyOf(questions);
        }
    }

    /// The policy that acts is `none`.
    ///
    /// @param tag the tag that decides: `p`, `sp` or `np`
    /// @param reports whether anybody is told
    /// @param tested whether a policy that would stop something is only being tested
    record Monitoring(
            Published in, Range at, DomainName domain, String tag, boolean reports, boolean tested)
            implements DmarcFinding, InRecord {}

    /// Quarantine or reject acts.
    record Enforced(Published in, Range at, DomainName domain, AssessmentPolicy policy)
            implements DmarcFinding, InRecord {}

    /// `t=y`.
    ///
    /// @param stated the policy as written, for the domain asked
    record TestMode(Published in, Range at, AssessmentPolicy stated)
            implements DmarcFinding, InRecord {}

    /// Existing subdomains are protected less.
    record SpWeaker(Published in, Range at, AssessmentPolicy p, AssessmentPolicy sp)
            implements DmarcFinding, InRecord {}

    /// Subdomains that do not exist are protected less.
    record NpWeaker(Published in, Range at, AssessmentPolicy p, AssessmentPolicy np)
            implements DmarcFinding, InRecord {}

    /// `sp` or `np` where nobody looks at it.
    ///
    /// @param organizational whose record counts for subdomains
    record SpIgnored(Published in, Range at, String tag, DomainName organizational)
            implements DmarcFinding, InRecord {}

    /// An RFC 7489 receiver comes to something else.
    ///
    /// @param ours what RFC 9989 makes of it
    /// @param organizational the Organizational Domain by the tree walk
    record Differs7489(
            DomainName domain,
            Rfc7489Reading.Outcome ours,
            DomainName organizational,
            Rfc7489Reading theirs,
            Rfc7489Reading.Reason reason,
            List<Question> questions)
            implements DmarcFinding {
        public Differs7489 {
            questions = List.copyOf(questions);
        }

        @Override
        public String code() {
            return "dmarc.differs-7489";
        }
    }

    /// The record is a wildcard's answer.
    record Wildcard(DomainName domain, Published in, List<Question> questions)
            implements DmarcFinding {
        public Wildcard {
            questions = List.copyOf(questions);
        }
    }

    /// `_dmarc` is delegated.
    record Cname(DomainName domain, DomainName target, List<Question> questions)
            implements DmarcFinding {
        public Cname {
            questions = List.copyOf(questions);
        }
    }

    /// `_dmarc` is delegated to a name without a record.
    ///
    /// @param alias what the CNAME itself says, the first of its chain
    /// @param target where the chain ends
    /// @param exists whether the target is there at all
    /// @param edits what puts a record in its place: one that stands elsewhere, or else a first one
    record CnameDangling(
            DomainName domain,
            DomainName alias,
            DomainName target,
            boolean exists,
            List<RecordEdit> edits,
            List<Question> questions)
            implements DmarcFinding {
        public CnameDangling {
            edits = List.copyOf(edits);
            questions = List.copyOf(questions);
        }
    }

    /// A CNAME and a TXT record at one name.
    record CnameAndTxt(Published in, DomainName target, List<Question> questions)
            implements DmarcFinding {
        public CnameAndTxt {
            questions = List.copyOf(questions);
        }
    }

    /// Published at the domain itself.
    record MisplacedAtApex(Misplaced found) implements DmarcFinding, Elsewhere {}

    /// Published at `dmarc` instead of `_dmarc`.
    record MisplacedNoUnderscore(Misplaced found) implements DmarcFinding, Elsewhere {}

    /// Published at a name with a part of it twice.
    record MisplacedDoubledName(Misplaced found) implements DmarcFinding, Elsewhere {}

    /// A piece that is no `tag=value`.
    record SyntaxError(Published in, Range at) implements DmarcFinding, InRecord {}

    /// Meant as a record, but its version is not `v=DMARC1` at the very beginning.
    record LooksLikeDmarc(Published in, Range at) implements DmarcFinding, InRecord {}

    /// White space before the version.
    record LeadingSpace(Published in, Range at) implements DmarcFinding, InRecord {}

    /// Quotes typed into the value.
    record LiteralQuotes(Published in, Range at) implements DmarcFinding, InRecord {}

    /// Backslashes typed into the value.
    record Backslash(Published in, Range at) implements DmarcFinding, InRecord {}

    /// Octets outside ASCII.
    ///
    /// @param character what they stand for
    record NonAscii(Published in, Range at, String character) implements DmarcFinding, InRecord {}

    /// Control characters.
    record ControlChars(Published in, Range at) implements DmarcFinding, InRecord {}

    /// Two tags without a semicolon between them.
    record MissingSemicolon(Published in, Range at, String tag) implements DmarcFinding, InRecord {}

    /// The same tag again.
    record DuplicateTag(Published in, Range at, String tag) implements DmarcFinding, InRecord {}

    /// A tag of no standard.
    record UnknownTag(Published in, Range at, String tag) implements DmarcFinding, InRecord {}

    /// No policy.
    record PMissing(Published in, Range at) implements DmarcFinding, InRecord {}

    /// `p` has no value of its syntax.
    record PInvalid(Published in, Range at) implements DmarcFinding, InRecord {}

    /// `sp` has no value of its syntax.
    record SpInvalid(Published in, Range at) implements DmarcFinding, InRecord {}

    /// `np` has no value of its syntax.
    record NpInvalid(Published in, Range at) implements DmarcFinding, InRecord {}

    /// `psd` has no value of its syntax.
    record PsdInvalid(Published in, Range at) implements DmarcFinding, InRecord {}

    /// `psd=y` on an ordinary domain.
    record PsdYes(Published in, Range at) implements DmarcFinding, InRecord {}

    /// `t` has no value of its syntax.
    record TInvalid(Published in, Range at) implements DmarcFinding, InRecord {}

    /// `pct` is gone.
    ///
    /// @param sampling whether receivers of RFC 7489 treat some mail otherwise because of it
    record PctRemoved(Published in, Range at, boolean sampling) implements DmarcFinding, InRecord {}

    /// `pct=0`.
    record PctZero(Published in, Range at) implements DmarcFinding, InRecord {}

    /// `pct` is no number from 0 to 100.
    record PctInvalid(Published in, Range at) implements DmarcFinding, InRecord {}

    /// `rf` is gone.
    record RfRemoved(Published in, Range at) implements DmarcFinding, InRecord {}

    /// `ri` is gone.
    record RiRemoved(Published in, Range at) implements DmarcFinding, InRecord {}

    /// `adkim` has no value of its syntax.
    record AdkimInvalid(Published in, Range at) implements DmarcFinding, InRecord {}

    /// `aspf` has no value of its syntax.
    record AspfInvalid(Published in, Range at) implements DmarcFinding, InRecord {}

    /// `fo` has no value of its syntax.
    record FoInvalid(Published in, Range at) implements DmarcFinding, InRecord {}

    /// `fo` without `ruf`.
    record FoWithoutRuf(Published in, Range at) implements DmarcFinding, InRecord {}

    /// Nobody is told.
    record NoRua(Published in, Range at) implements DmarcFinding, InRecord {}

    /// A piece of `rua` that is no URI.
    ///
    /// @param others whether other addresses are readable
    record RuaInvalid(Published in, Range at, boolean others) implements DmarcFinding, InRecord {}

    /// A piece of `ruf` that is no URI.
    record RufInvalid(Published in, Range at) implements DmarcFinding, InRecord {}

    /// A URI that receivers need not know.
    ///
    /// @param others whether there is an address besides
    record RuaUnsupportedScheme(Published in, Range at, boolean others)
            implements DmarcFinding, InRecord {}

    /// `!10m` or the like.
    record RuaSizeObsolete(Published in, Range at) implements DmarcFinding, InRecord {}

    /// More than two report addresses.
    record TooManyRua(Published in, Range at, int count) implements DmarcFinding, InRecord {}

    /// The destination's organization has not agreed.
    ///
    /// @param host the destination
    /// @param questions where its agreement would stand; empty when that name would be too long
    /// @param elsewhere the records by which it agreed, but only to have the reports sent to
    ///   another host; mostly none
    /// @param sameByList whether both are one organization by the public suffix list
    record RuaUnauthorized(
            Published in,
            Range at,
            DomainName host,
            List<Question> questions,
            List<String> elsewhere,
            boolean sameByList)
            implements DmarcFinding, InRecord {
        public RuaUnauthorized {
            questions = List.copyOf(questions);
            elsewhere = List.copyOf(elsewhere);
        }
    }

    /// The organization of a destination of failure reports has not agreed (RFC 9991).
    ///
    /// @param host the destination, none of the aggregate reports
    /// @param questions where its agreement would stand; empty when that name would be too long
    record RufUnauthorized(Published in, Range at, DomainName host, List<Question> questions)
            implements DmarcFinding, InRecord {
        public RufUnauthorized {
            questions = List.copyOf(questions);
        }
    }

    /// Whether it agreed could not be looked up.
    record RuaAuthorizationUnavailable(
            Published in, Range at, DomainName host, List<Question> questions, String detail)
            implements DmarcFinding, InRecord {
        public RuaAuthorizationUnavailable {
            questions = List.copyOf(questions);
        }
    }

    /// The questions whose answers show it.
    default List<Question> questions() {
        if (this instanceof InRecord place) {
            return place.in().questions();
        }
        return this instanceof Elsewhere place ? List.of(place.found().where()) : List.of();
    }
}
