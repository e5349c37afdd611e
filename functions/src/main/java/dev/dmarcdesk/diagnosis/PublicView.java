package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.arc.ArcOutcome;
import dev.dmarcdesk.authres.TrustBoundary.Reason;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.DmarcEvaluation;
import dev.dmarcdesk.dmarc.IdentifierAlignment;
import dev.dmarcdesk.dmarc.OrganizationalDomain;
import dev.dmarcdesk.dns.DomainName;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A diagnosis as data that may be handed to anybody: what is not known is empty, and nothing of
/// the message is left but domains, results, selectors and names of servers.
///
/// @param diagnosis of what
public record PublicView(Diagnosis diagnosis) {
    /// More servers than any message passes.
    private static final int MOST_HOPS = 100;

    private static final int MOST_SIGNATURES = 100;
    private static final int MOST_SETS = 50;

    /// Damage that was undone.
    public record Undone(String kind, int count, String detail) {}

    /// The Author Domain.
    public Optional<DomainName> author() {
        return diagnosis.author() instanceof Author.One(var domain)
                ? Optional.of(domain)
                : Optional.empty();
    }

    /// Every domain in From.
    public List<String> from() {
        return switch (diagnosis.author()) {
            case Author.One(var domain) -> List.of(domain.toString());
            case Author.Several(var domains, _) ->
                    domains.stream().limit(MOST_HOPS).map(DomainName::toString).toList();
            case Author.NoField _, Author.NoDomain _ -> List.of();
        };
    }

    /// The Author Domain's Organizational Domain, where its walk could be finished.
    public Optional<DomainName> organizationalDomain() {
        return evaluation()
                .map(DmarcEvaluation::organizationalDomain)
                .filter(OrganizationalDomain.Known.class::isInstance)
                .map(OrganizationalDomain::name);
    }

    /// The same by the public suffix list.
    public Optional<DomainName> organizationalDomain7489() {
        return diagnosis.dmarc().organizational7489().stream().findFirst();
    }

    private Optional<DmarcEvaluation> evaluation() {
        return diagnosis.dmarc().evaluation().stream().findFirst();
    }

    /// Who recorded results.
    public Receiver receiver() {
        return new Receiver(diagnosis.receiver());
    }

    /// Who recorded results.
    ///
    /// @param view as it was read
    public record Receiver(ReceiverView view) {
        /// Its name.
        public Optional<String> authservId() {
            return known(Shown.host(view.authservId()));
        }

        /// The service behind the name.
        public Optional<String> provider() {
            return known(Shown.words(view.provider()));
        }

        /// Whether its results are its own.
        public boolean trusted() {
            return view.why().isOwn();
        }

        /// Why.
        public String reason() {
            return PublicView.reason(view.why());
        }
    }

    private static String reason(Reason why) {
        return switch (why) {
            case RECEIVERS_OWN ->
                    "the topmost results, named like the server that took the message last";
            case TOPMOST -> "the topmost results; nothing else in the header confirms them";
            case MICROSOFTS_OWN -> "results without a name, between Microsoft's own fields";
            case FOREIGN -> "no results but those that others may have written";
            case ABSENT -> "no results at all";
        };
    }

    /// What SPF says.
    public Spf spf() {
        return new Spf(diagnosis.spf());
    }

    /// What SPF says.
    ///
    /// @param view as it was judged
    public record Spf(SpfView view) {
        /// In the words of RFC 8601.
        public String result() {
            return ResultWords.of(view.result());
        }

        /// The domain that counts for DMARC.
        public Optional<DomainName> domain() {
            return identifier().map(Identifier::domain);
        }

        /// `mailfrom` or `helo`.
        public Optional<String> identity() {
            return view.helo() ? Optional.of("helo") : identifier().map(_ -> "mailfrom");
        }

        /// Whether the domain aligns.
        public Optional<Boolean> aligned() {
            return identifier().flatMap(PublicView::aligned);
        }

        /// How closely it has to.
        public Optional<String> mode() {
            return identifier().map(one -> one.mode().word());
        }

        private Optional<Identifier> identifier() {
            return view.identifier().stream().findFirst();
        }
    }

    private static Optional<Boolean> aligned(Identifier identifier) {
        return identifier.alignment() instanceof IdentifierAlignment.Undetermined
                ? Optional.empty()
                : Optional.of(identifier.alignment().aligned());
    }

    /// What the signatures say.
    public List<Signature> signatures() {
        return diagnosis.signatures().stream().limit(MOST_SIGNATURES).map(Signature::new).toList();
    }

    /// What one signature says.
    ///
    /// @param view as it was judged
    public record Signature(SignatureView view) {
        /// In the words of RFC 8601.
        public String result() {
            return view.passes() ? "pass" : ResultWords.of(reported());
        }

        /// The signing domain.
        public Optional<DomainName> domain() {
            return identifier().map(Identifier::domain);
        }

        /// The selector.
        public Optional<String> selector() {
            return known(Shown.selector(view.selector()));
        }

        /// Whether the domain aligns.
        public Optional<Boolean> aligned() {
            return identifier().flatMap(PublicView::aligned);
        }

        /// Who says so.
        public String source() {
            if (!reported().isEmpty()) {
                return "reported";
            }
            return view.passes() ? "verified" : "unverified";
        }

        /// The receiver's reason, else what is seen now.
        public Optional<String> reason() {
            return Shown.reason(view.reason())
                    .or(() ->
                            view.now().stream()
                                    .map(IdentifierTable::now)
                                    .filter(words -> !words.isEmpty())
                                    .map(words -> "now: " + words)
                                    .findFirst());
        }

        private String reported() {
            return Shown.result(view.reported());
        }

        private Optional<Identifier> identifier() {
            return view.identifier().stream().findFirst();
        }
    }

    /// What DMARC says.
    public Dmarc dmarc() {
        return new Dmarc(diagnosis);
    }

    /// What DMARC says.
    ///
    /// @param diagnosis of what
    public record Dmarc(Diagnosis diagnosis) {
        /// In the words of RFC 8601.
        public String result() {
            return ResultWords.of(view().result());
        }

        /// What the receiver recorded.
        public Optional<String> reported() {
            return known(Shown.result(view().reported()));
        }

        /// What the record asks for.
        public Optional<String> policy() {
            return evaluation().flatMap(DmarcEvaluation::policy).map(AssessmentPolicy::word);
        }

        /// Where the record stands.
        public Optional<DomainName> policyDomain() {
            return evaluation()
                    .map(DmarcEvaluation::discovery)
                    .filter(Discovery.Found.class::isInstance)
                    .map(found -> ((Discovery.Found) found).domain());
        }

        /// What the receiver did.
        public Optional<String> disposition() {
            return known(Shown.policy(diagnosis.handling().disposition()));
        }

        /// Whether a receiver of RFC 7489 comes to something else.
        public boolean differs7489() {
            return view().differs7489();
        }

        private DmarcView view() {
            return diagnosis.dmarc();
        }

        private Optional<DmarcEvaluation> evaluation() {
            return view().evaluation().stream().findFirst();
        }
    }

    /// The ARC chain, without what its sealers found.
    public ArcOutcome arc() {
        var arc = diagnosis.arc();
        return new ArcOutcome(
                arc.status(), arc.reason(), arc.sets().stream().limit(MOST_SETS).toList());
    }

    /// What a seal says of the sets below it; none where it says nothing that the standard knows.
    public Optional<String> cv(ArcOutcome.ArcSet set) {
        return known(Shown.result(set.cv()));
    }

    /// What shows the way.
    public Optional<String> way() {
        return known(Shown.words(diagnosis.path().reason()).text());
    }

    /// The servers, the first one first.
    public List<Hop> hops() {
        return diagnosis.path().hops().stream().limit(MOST_HOPS).map(Hop::new).toList();
    }

    /// One server taking the message.
    ///
    /// @param view as it was read
    public record Hop(Path.Hop view) {
        /// Who handed it over.
        public Optional<String> from() {
            return known(Shown.host(view.from()));
        }

        /// Who took it.
        public Optional<String> by() {
            return known(Shown.host(view.by()));
        }

        /// How.
        public Optional<String> protocol() {
            return known(Shown.protocol(view.protocol()));
        }

        /// When.
        public Optional<Instant> time() {
            return view.time().stream().findFirst();
        }

        /// How long after the hop before, in seconds.
        public Optional<Long> delaySeconds() {
            return view.delaySeconds().stream().findFirst();
        }
    }

    /// What was undone, in our words.
    public List<Undone> repairs() {
        return diagnosis.given().repairs().stream()
                .map(repair ->
                        new Undone(
                                repair.kind().word(),
                                repair.count(),
                                PasteWords.log(List.of(repair))))
                .toList();
    }

    private static Optional<String> known(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
