package dev.dmarcdesk.publication;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.publication.PublicationFinding.AnotherPublished;
import dev.dmarcdesk.publication.PublicationFinding.AnotherRight;
import dev.dmarcdesk.publication.PublicationFinding.CameOutWrong;
import dev.dmarcdesk.publication.PublicationFinding.Live;
import dev.dmarcdesk.publication.PublicationFinding.NotPublished;
import dev.dmarcdesk.publication.PublicationFinding.OnlyResolver;
import dev.dmarcdesk.publication.PublicationFinding.PublicationUnknown;
import dev.dmarcdesk.publication.PublicationFinding.PublishedAstray;
import dev.dmarcdesk.publication.PublicationFinding.ServersBehind;
import dev.dmarcdesk.publication.PublicationFinding.ServersSilent;
import dev.dmarcdesk.publication.PublicationFinding.StillCached;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;

/// The words for what became of a change, and what to do about it.
public final class PublicationAdvice {
    private static final int NAMED = 4;

    private PublicationAdvice() {}

    /// Puts a finding into words.
    public static Advice on(PublicationFinding finding) {
        var advice =
                switch (finding) {
                    case Live live -> live(live);
                    case StillCached cached ->
                            Advice.of(
                                            cached,
                                            Severity.NOTICE,
                                            "%s, and our resolver still keeps what was there before",
                                            givenBy(cached.edit(), cached.servers()))
                                    .because(
                                            "So do others: some receivers still work with the old answer.")
                                    .per(1034, "3.6");
                    case ServersBehind some -> behind(some);
                    case NotPublished missing -> missing(missing);
                    case AnotherPublished another -> another(another);
                    case AnotherRight right ->
                            Advice.of(
                                            right,
                                            Severity.GOOD,
                                            "What is published is not what I suggested, but it is right")
                                    .because("Nothing is wrong with it: I keep no other in mind.");
                    case CameOutWrong wrong -> SlipWords.on(wrong);
                    case PublishedAstray astray -> astray(astray);
                    case ServersSilent silent ->
                            Advice.of(
                                            silent,
                                            Severity.NOTICE,
                                            "%s did not answer; what it gives is not known",
                                            names(silent.silent()))
                                    .because(
                                            "Receivers that come to it ask another one of the zone.");
                    case OnlyResolver alone ->
                            Advice.of(
                                            alone,
                                            Severity.NOTICE,
                                            "Only our resolver was asked: the zone's own servers can not be reached from here")
                                    .because(
                                            "Whether all of them have it, and what other caches keep, is not known.");
                    case PublicationUnknown unknown ->
                            Advice.of(
                                            unknown,
                                            Severity.UNKNOWN,
                                            "Nobody could be asked whether it is published")
                                    .because("%s", new Inline.Plain(unknown.why()));
                };
        var cited = advice.citations().isEmpty() ? advice.per(Kinds.place(finding.edit())) : advice;
        return cited.seenIn(List.of(Hearing.question(finding.edit())));
    }

    private static Advice live(Live live) {
        return Advice.of(live, Severity.GOOD, "%s", givenBy(live.edit(), live.servers()));
    }

    private static Sentence givenBy(RecordEdit edit, int servers) {
        boolean isGone = edit.action() == RecordEdit.Action.REMOVE;
        var what =
                isGone
                        ? Sentence.of("is gone from %s", name(edit))
                        : Sentence.of("is published at %s", name(edit));
        return switch (servers) {
            case 0 -> Sentence.of("It %s", what);
            case 1 -> Sentence.of("It %s: the zone's server says so", what);
            case 2 -> Sentence.of("It %s: both servers of the zone say so", what);
            default -> Sentence.of("It %s: all %d servers of the zone say so", what, servers);
        };
    }

    private static Advice behind(ServersBehind some) {
        return Advice.of(
                        some,
                        Severity.WARNING,
                        "%d of %d servers have it; %s not yet",
                        some.servers() - some.behind().size(),
                        some.servers(),
                        names(some.behind()))
                .because(
                        "Secondary servers take a zone over when its SOA serial has grown. Until then"
                                + " some receivers see the old answer, and some the new.")
                .todo(
                        "Wait some minutes. If it stays so, look whether the zone's serial was raised and"
                                + " whether that server may transfer the zone.")
                .per(1034, "4.3.5");
    }

    private static Advice missing(NotPublished missing) {
        var edit = missing.edit();
        if (edit.action() == RecordEdit.Action.REMOVE) {
            return Advice.of(
                            missing,
                            Severity.WARNING,
                            "It is still at %s: %s",
                            name(edit),
                            who(missing.servers()))
                    .because("Receivers still act on it.")
                    .fix(new Fix.Todo(Sentence.of("Remove it, and save the zone:"), List.of(edit)))
                    .per(1034, "4.3.2");
        }
        return Advice.of(
                        missing,
                        Severity.WARNING,
                        "Nothing of it is at %s yet: %s",
                        name(edit),
                        who(missing.servers()))
                .because(
                        "DNS panels often publish a change only after a last step, such as “Apply” or"
                                + " “Save changes”.")
                .fix(new Fix.Todo(Sentence.of("Publish this record:"), List.of(edit)))
                .per(1034, "4.3.2");
    }

    private static Sentence who(int servers) {
        return switch (servers) {
            case 0 -> Sentence.of("our resolver says so");
            case 1 -> Sentence.of("the zone's server says so");
            case 2 -> Sentence.of("both servers of the zone say so");
            default -> Sentence.of("all %d servers of the zone say so", servers);
        };
    }

    private static Advice another(AnotherPublished another) {
        var edit = another.edit();
        var words =
                another.isChanged()
                        ? Advice.of(
                                another,
                                Severity.WARNING,
                                "What was published at %s is not what I suggested",
                                name(edit))
                        : Advice.of(
                                another,
                                Severity.WARNING,
                                "Another record than the suggested one is at %s",
                                name(edit));
        String first = another.records().getFirst();
        return words.because(
                        "%s",
                        new Inline.Plain(
                                another.isChanged()
                                        ? "With it the domain still has what the change was to mend."
                                        : "If that is the old one, the change is not published yet: panels often want a"
                                                + " last step, such as “Apply”."))
                .showing(first, new Range(0, 0))
                .fix(
                        new Fix.Todo(
                                Sentence.of("Put this in its place:"),
                                List.of(
                                        RecordEdit.replacing(
                                                edit.type(), edit.name(), first, edit.value()))))
                .per(1034, "4.3.2");
    }

    private static Advice astray(PublishedAstray astray) {
        var edit = astray.edit();
        var at = astray.stray().at();
        var remove =
                new RecordEdit(
                        RecordEdit.Action.REMOVE, at.type(), at.name(), astray.stray().record());
        var words =
                at.name().equals(edit.name())
                        ? Advice.of(
                                        astray,
                                        Severity.ERROR,
                                        "It was published as type %s instead of %s",
                                        at.type(),
                                        edit.type())
                                .because(
                                        "Nobody asks for that type, so mail goes on as without it.")
                        : Advice.of(
                                        astray,
                                        Severity.ERROR,
                                        "It was published at %s",
                                        place(at, edit))
                                .because(
                                        "Nobody looks for it there, so mail goes on as without it. Many panels add"
                                                + " the domain by themselves.");
        return words.fix(
                new Fix.Todo(
                        Sentence.of("Move it to the right place:"), List.of(remove, added(edit))));
    }

    private static Sentence place(Question at, RecordEdit edit) {
        return Astray.isDoubled(at.name(), edit.name())
                ? Sentence.of("%s, with the domain in the name twice", at.name().toString())
                : Sentence.of("%s, not at %s", at.name().toString(), name(edit));
    }

    private static RecordEdit added(RecordEdit edit) {
        return new RecordEdit(RecordEdit.Action.ADD, edit.type(), edit.name(), edit.value());
    }

    private static String name(RecordEdit edit) {
        return edit.name().toString();
    }

    /// Names in a sentence; of many the first.
    static Sentence names(List<DomainName> names) {
        var shown = new ArrayList<Inline>();
        for (int i = 0; i < Math.min(NAMED, names.size()); i++) {
            boolean isLast = i == names.size() - 1;
            shown.add(new Inline.Plain(i == 0 ? "" : isLast ? " and " : ", "));
            shown.add(new Inline.Code(names.get(i).toString()));
        }
        if (names.size() > NAMED) {
            shown.add(new Inline.Plain(" and " + (names.size() - NAMED) + " more"));
        }
        return new Sentence(shown);
    }
}
