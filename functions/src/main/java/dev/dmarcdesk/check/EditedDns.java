package dev.dmarcdesk.check;

import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The DNS as it will be once some edits are published: advice is judged before it is given.
///
/// What could not be looked up stays so: nobody knows what an edit makes of it. A record that is
/// added at a name for which a wildcard answered takes the wildcard's place there (RFC 4592
/// §2.2.1), and one beside a CNAME is never seen (RFC 1034 §3.6.2).
///
/// @param edits what will be published, in order
/// @param base everything else
public record EditedDns(List<RecordEdit> edits, Dns base) implements Dns {
    /// As many as a resolver follows.
    private static final int MAX_ALIASES = 16;

    public EditedDns {
        edits = List.copyOf(edits);
    }

    @Override
    public boolean isFromMemory() {
        return base.isFromMemory();
    }

    @Override
    public Answer ask(Question question) {
        return concerns(question) ? edited(question) : followed(question, base.ask(question));
    }

    @Override
    public List<Answer> askAll(List<Question> questions) {
        var untouched = questions.stream().filter(question -> !concerns(question)).toList();
        var answers = base.askAll(untouched).iterator();
        return questions.stream()
                .map(question ->
                        concerns(question) ? edited(question) : followed(question, answers.next()))
                .toList();
    }

    /// Whether a question has another answer once the edits are published.
    public boolean changes(Question question) {
        return !ask(question).equals(base.ask(question));
    }

    /// An edit at the end of a CNAME that stays is seen from its beginning.
    private Answer followed(Question question, Answer now) {
        if (now.aliases().isEmpty() || question.type() == RrType.CNAME) {
            return now;
        }
        var target = new Question(now.aliases().getLast(), question.type());
        return concerns(target) ? behind(now.aliases(), edited(target)) : now;
    }

    private boolean concerns(Question question) {
        return edits.stream().anyMatch(edit -> concerns(edit, question.name()));
    }

    /// An edit shows at its name, at all names above, which exist from then on (RFC 8020), and, for
    /// a wildcard, at the names it stands for.
    private static boolean concerns(RecordEdit edit, DomainName name) {
        return edit.name().isWithin(name)
                || (isWildcard(edit) && name.isWithin(edit.name().parent()));
    }

    private static boolean isWildcard(RecordEdit edit) {
        return edit.name().dotted().startsWith("*.");
    }

    private Answer edited(Question question) {
        var aliases = new ArrayList<DomainName>();
        Question at = question;
        while (true) {
            Optional<DomainName> target = addedAlias(at);
            if (target.isEmpty() || at.type() == RrType.CNAME) {
                return behind(aliases, here(at));
            }
            if (aliases.contains(target.get()) || aliases.size() == MAX_ALIASES) {
                return new Answer.Unavailable(
                        Answer.Reason.MALFORMED, "The CNAMEs run in a circle or do not end.");
            }
            aliases.add(target.get());
            at = new Question(target.get(), at.type());
        }
    }

    private Optional<DomainName> addedAlias(Question question) {
        return edits.stream()
                .filter(edit -> edit.type() == RrType.CNAME && edit.name().equals(question.name()))
                .filter(edit -> edit.action() != Action.REMOVE)
                .flatMap(edit -> data(edit.type(), edit.value()).stream())
                .map(data -> ((Rdata.Alias) data).target())
                .reduce((_, last) -> last);
    }

    private static Answer behind(List<DomainName> aliases, Answer answer) {
        if (aliases.isEmpty()) {
            return answer;
        }
        var all = new ArrayList<>(aliases);
        all.addAll(answer.aliases());
        return switch (answer) {
            case Answer.Found(var records, _) -> new Answer.Found(records, all);
            case Answer.NoData _ -> new Answer.NoData(all);
            case Answer.NoSuchDomain _ -> new Answer.NoSuchDomain(all);
            case Answer.Unavailable unavailable -> unavailable;
        };
    }

    /// What stands at a name itself.
    private Answer here(Question question) {
        Answer now = withoutAlias(question, base.ask(question));
        if (now instanceof Answer.Unavailable
                || (!now.aliases().isEmpty() && question.type() != RrType.CNAME)) {
            return now;
        }
        var records =
                new ArrayList<Rdata>(
                        now instanceof Answer.Found(var found, _) ? found : List.<Rdata>of());
        boolean named = isAdded(question.name());
        if (named && !records.isEmpty() && records.equals(ofWildcard(question))) {
            records.clear();
        }
        for (RecordEdit edit : edits) {
            if (edit.type() == question.type() && isAt(edit, question.name())) {
                apply(edit, records);
            }
        }
        if (!records.isEmpty()) {
            return new Answer.Found(records, now.aliases());
        }
        boolean exists =
                edits.stream()
                        .anyMatch(edit ->
                                edit.action() != Action.REMOVE
                                        && edit.name().isWithin(question.name()));
        return now instanceof Answer.NoSuchDomain && !exists
                ? now
                : new Answer.NoData(now.aliases());
    }

    /// The wildcard of an edit stands for a name too, but only by what is taken from it.
    private static boolean isAt(RecordEdit edit, DomainName name) {
        return edit.name().equals(name)
                || (edit.action() == Action.REMOVE
                        && isWildcard(edit)
                        && name.isWithin(edit.name().parent())
                        && !name.equals(edit.name().parent()));
    }

    /// Where the CNAME at a name is removed, nothing else stands there: a CNAME has no neighbours.
    private Answer withoutAlias(Question question, Answer answer) {
        boolean removed =
                edits.stream()
                        .anyMatch(edit ->
                                edit.type() == RrType.CNAME
                                        && edit.action() == Action.REMOVE
                                        && isAt(edit, question.name()));
        boolean free = !answer.aliases().isEmpty() && (removed || hidesWildcardAlias(question));
        return free ? new Answer.NoData(List.of()) : answer;
    }

    /// A name of its own is no longer the wildcard's, whose CNAME answered for it.
    private boolean hidesWildcardAlias(Question question) {
        var alias = new Question(question.name(), RrType.CNAME);
        return isAdded(question.name())
                && base.ask(alias) instanceof Answer.Found(var records, _)
                && records.equals(ofWildcard(alias));
    }

    private boolean isAdded(DomainName name) {
        return edits.stream()
                .anyMatch(edit -> edit.name().equals(name) && edit.action() == Action.ADD);
    }

    /// What the closest wildcard above a name holds; nothing where there is none.
    private List<Rdata> ofWildcard(Question question) {
        for (DomainName above = question.name().parent(); !above.isRoot(); above = above.parent()) {
            if (above.prefixed("*") instanceof Parsed.Valid<DomainName>(var wildcard, _)
                    && base.ask(wildcard, question.type())
                            instanceof Answer.Found(var records, _)) {
                return records;
            }
        }
        return List.of();
    }

    private static void apply(RecordEdit edit, List<Rdata> records) {
        switch (edit.action()) {
            case ADD -> {}
            case REPLACE ->
                    records.removeIf(record ->
                            edit.before().isEmpty() || text(record).equals(edit.before()));
            case REMOVE -> records.removeIf(record -> text(record).equals(edit.value()));
        }
        if (edit.action() != Action.REMOVE) {
            data(edit.type(), edit.value())
                    .filter(data -> !records.contains(data))
                    .ifPresent(records::add);
        }
    }

    /// A record's data as an edit writes it; empty for types that no edit is about.
    private static String text(Rdata record) {
        return switch (record) {
            case Rdata.Text text -> text.joined();
            case Rdata.Exchange(var preference, var host) -> preference + " " + host(host);
            case Rdata.Alias(var target) -> target.toString();
            case Rdata.Address(var address) -> address.getHostAddress();
            case Rdata.Pointer(var target) -> target.toString();
            case Rdata.DelegationSigner _, Rdata.ZoneKey _ -> "";
        };
    }

    private static String host(DomainName host) {
        return host.isRoot() ? "." : host.toString();
    }

    /// The data an edit writes; nothing where it is none of its type, so that nothing is published.
    private static Optional<Rdata> data(RrType type, String value) {
        return switch (type) {
            case TXT, SPF -> Optional.of(Rdata.Text.of(value));
            case CNAME -> name(value).map(Rdata.Alias::new);
            case PTR, NS -> name(value).map(Rdata.Pointer::new);
            case MX -> exchange(value);
            case A, AAAA -> address(value);
            case DS, DNSKEY -> Optional.empty();
        };
    }

    private static Optional<DomainName> name(String text) {
        return DomainName.parse(text) instanceof Parsed.Valid<DomainName>(var name, _)
                ? Optional.of(name)
                : Optional.empty();
    }

    private static Optional<Rdata> exchange(String value) {
        String[] parts = value.split(" ", -1);
        return parts.length == 2 && parts[0].matches("[0-9]{1,5}")
                ? name(parts[1]).map(host -> new Rdata.Exchange(Integer.parseInt(parts[0]), host))
                : Optional.empty();
    }

    private static Optional<Rdata> address(String value) {
        try {
            return Optional.of(new Rdata.Address(InetAddress.ofLiteral(value)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
