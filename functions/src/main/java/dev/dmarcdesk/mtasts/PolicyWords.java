package dev.dmarcdesk.mtasts;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a policy says, in words.
final class PolicyWords {
    /// What follows when senders can not use a record or its policy (RFC 8461 §3.3, §5.1).
    static final Sentence UNPROTECTED =
            Sentence.of(
                    "Mail arrives all the same, but without this protection; servers that fetched the policy earlier go by their copy until it expires.");

    private static final int STS = MtaStsAdvice.STS;
    private static final int MOST_NAMED = 3;

    private PolicyWords() {}

    static Advice ok(MtaStsFinding.Ok ok) {
        return about(
                        ok.domain(),
                        ok,
                        Severity.GOOD,
                        "Servers that know MTA-STS send mail to %s only encrypted, and only to its own hosts",
                        ok.domain().toString())
                .because(
                        "They deliver nothing over a connection that somebody tampers with; others go on as before.")
                .per(STS, "5");
    }

    static Advice testing(MtaStsFinding.Testing testing) {
        return about(
                        testing.place().domain(),
                        testing,
                        Severity.NOTICE,
                        "The MTA-STS policy of %s is only being tested",
                        testing.place().domain().toString())
                .because(
                        "Mail is delivered also where the connection is not protected; TLS reports tell who would fail.")
                .todo(
                        "When the TLS reports show no failures, change the mode to %s in the policy, and then the record to %s: without another id nobody fetches the policy again.",
                        "enforce", RecordRepair.renewed(testing.place().text()))
                .per(STS, "5");
    }

    static Advice modeNone(MtaStsFinding.ModeNone modeNone) {
        return about(
                        modeNone.domain(),
                        modeNone,
                        Severity.NOTICE,
                        "The MTA-STS policy of %s says that there is none (mode: none)",
                        modeNone.domain().toString())
                .because("Servers deliver to it as if it knew nothing of MTA-STS.")
                .per(STS, "8.3");
    }

    static Advice mediaType(MtaStsFinding.MediaType mediaType) {
        return about(
                        mediaType.domain(),
                        mediaType,
                        Severity.WARNING,
                        "The MTA-STS policy of %s is not served as plain text",
                        mediaType.domain().toString())
                .because(
                        "Its server calls it %s; senders that check the media type do without the policy.",
                        mediaType.mediaType().isEmpty() ? "nothing" : mediaType.mediaType())
                .todo(
                        "Serve %s with the header %s.",
                        StsPlace.address(mediaType.domain()), "Content-Type: text/plain")
                .per(STS, "3.2");
    }

    static Advice maxAgeShort(MtaStsFinding.MaxAgeShort maxAge) {
        return about(
                        maxAge.domain(),
                        maxAge,
                        Severity.NOTICE,
                        "Senders forget the MTA-STS policy of %s soon",
                        maxAge.domain().toString())
                .because(
                        "After %s (max_age) without a fresh copy, somebody who blocks the fetching has switched MTA-STS off.",
                        new Inline.Plain(duration(maxAge.seconds())))
                .todo("Set %s or more in the policy.", "max_age: 1209600")
                .per(STS, "3.2")
                .per(STS, "10.2");
    }

    static Advice defect(MtaStsFinding.PolicyDefect defect) {
        return about(
                        defect.domain(),
                        defect,
                        Severity.NOTICE,
                        "The MTA-STS policy of %s is not quite as the standard has it",
                        defect.domain().toString())
                .because(
                        "It should have %s. Most senders overlook that.",
                        new Inline.Plain(defect.expected()))
                .per(STS, "3.2");
    }

    static Advice uncovered(MtaStsFinding.MxUncovered uncovered) {
        var place = uncovered.place();
        var evidence = new ArrayList<>(StsPlace.question(place.domain()));
        evidence.add(new Question(place.domain(), RrType.MX));
        return Advice.of(
                        uncovered,
                        uncovered.enforced() ? Severity.ERROR : Severity.WARNING,
                        "The MTA-STS policy of %s does not allow its mail host%s %s",
                        place.domain().toString(),
                        new Inline.Plain(uncovered.hosts().size() == 1 ? "" : "s"),
                        named(uncovered.hosts()))
                .because("%s", consequence(uncovered))
                .fix(
                        new Fix.Todo(
                                Sentence.of(
                                        "Add to the policy the line%s %s%s. Then give the record another id, so that senders fetch the policy again.",
                                        new Inline.Plain(uncovered.hosts().size() == 1 ? "" : "s"),
                                        PolicyFile.listed(PolicyFile.hosts(uncovered.hosts())),
                                        new Inline.Plain(
                                                PolicyFile.hosts(uncovered.hosts()).size()
                                                                < uncovered.hosts().size()
                                                        ? " and so on"
                                                        : "")),
                                List.of(place.replacement(RecordRepair.renewed(place.text()))),
                                List.of(
                                        PolicyFile.file(
                                                place.domain(),
                                                PolicyFile.allowing(
                                                                uncovered.policy(),
                                                                uncovered.hosts())
                                                        .toString()))))
                .seenIn(evidence)
                .per(STS, "4.1")
                .per(STS, "5");
    }

    private static Sentence consequence(MtaStsFinding.MxUncovered uncovered) {
        var loss =
                uncovered.all()
                        ? Sentence.of(
                                "servers that know MTA-STS deliver nothing to it: mail waits for days and bounces.")
                        : Sentence.of(
                                "servers that know MTA-STS never deliver there: when its other hosts are down, mail waits and bounces.");
        return uncovered.enforced()
                ? Sentence.of("The policy is enforced, so %s", loss)
                : Sentence.of(
                        "Nothing is lost while the policy is only tested; once it is enforced, %s",
                        loss);
    }

    private static Sentence named(List<DomainName> hosts) {
        var first =
                PolicyFile.listed(
                        hosts.stream().limit(MOST_NAMED).map(DomainName::toString).toList());
        return hosts.size() <= MOST_NAMED
                ? first
                : Sentence.of("%s and %d more", first, hosts.size() - MOST_NAMED);
    }

    private static String duration(int seconds) {
        var length = Duration.ofSeconds(seconds);
        if (length.toDays() > 0) {
            return counted(length.toDays(), "day");
        }
        return length.toHours() > 0
                ? counted(length.toHours(), "hour")
                : counted(seconds, "second");
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    @FormatMethod
    private static Advice about(
            DomainName domain,
            MtaStsFinding finding,
            Severity severity,
            @FormatString String title,
            Object... arguments) {
        return Advice.of(finding, severity, title, arguments).seenIn(StsPlace.question(domain));
    }
}
