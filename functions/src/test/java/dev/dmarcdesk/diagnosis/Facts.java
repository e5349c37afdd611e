package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.diagnosis.Judgement.Reported;
import dev.dmarcdesk.diagnosis.Judgement.Voucher;
import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.dkim.SignatureOutcome;
import dev.dmarcdesk.dkim.SignatureOutcome.BodyHash;
import dev.dmarcdesk.dkim.SignatureOutcome.Flaw;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;

/// The facts of one message, put together by hand.
final class Facts {
    private static final DomainName AUTHOR = DomainName.of("acme.example");
    private static final HeaderField FIELD =
            new HeaderField("DKIM-Signature", "DKIM-Signature: v=1", new Range(0, 19));

    private record Signature(
            DomainName domain, String result, String reason, List<SignatureOutcome> now) {}

    private String policy = "v=DMARC1; p=reject";
    private String reported = "";
    private String spfResult = "";
    private List<DomainName> bounce = List.of();
    private boolean isComplete;
    private boolean wasSigned;
    private final List<Signature> signatures = new ArrayList<>();
    private Path path = path(Path.Kind.DIRECT, Certainty.LIKELY, "");

    static Facts ofAcme() {
        return new Facts();
    }

    Facts policy(String record) {
        policy = record;
        return this;
    }

    Facts reported(String result) {
        reported = result;
        return this;
    }

    Facts spf(String result, String domain) {
        spfResult = result;
        bounce = List.of(DomainName.of(domain));
        isComplete = true;
        return this;
    }

    Facts claimedToBeSignedBefore() {
        wasSigned = true;
        return this;
    }

    Facts withoutSpf() {
        isComplete = true;
        return this;
    }

    Facts dkim(String result, String domain) {
        return dkim(result, domain, "");
    }

    Facts dkim(String result, String domain, String reason) {
        signatures.add(new Signature(DomainName.of(domain), result, reason, List.of()));
        return this;
    }

    Facts dkimNow(HeaderHash header, BodyHash body, String domain, Flaw... flaws) {
        return dkim("", domain, header, body, flaws);
    }

    Facts dkim(String result, String domain, HeaderHash header, BodyHash body, Flaw... flaws) {
        var name = DomainName.of(domain);
        var now =
                new SignatureOutcome(
                        FIELD,
                        List.of(),
                        List.of(name),
                        "s1",
                        header,
                        body,
                        List.of(flaws),
                        List.of());
        signatures.add(new Signature(name, result, "", List.of(now)));
        return this;
    }

    Facts by(Path.Kind kind, Certainty certainty, String via) {
        path = path(kind, certainty, via);
        return this;
    }

    DmarcView dmarc() {
        return judge().view();
    }

    List<Cause> causes() {
        var judged = judge();
        var identifiers = judged.identifiers();
        int first = bounce.size();
        var views = new ArrayList<SignatureView>();
        for (int i = 0; i < signatures.size(); i++) {
            var one = signatures.get(i);
            views.add(
                    new SignatureView(
                            List.of(identifiers.get(first + i)),
                            "s1",
                            one.result(),
                            one.reason(),
                            false,
                            one.now()));
        }
        var spf =
                new SpfView(
                        spfResult,
                        identifiers.subList(0, first),
                        false,
                        false,
                        SpfView.Source.REPORTED,
                        "");
        var transcript = new RecordingDns(ZoneDns.of(""), 1).transcript();
        var services = Services.of(BundledData.senders(), views, spf, path, transcript);
        return new Causes(
                        List.of(AUTHOR),
                        judged.view(),
                        reported,
                        spf,
                        views,
                        path,
                        services,
                        wasSigned)
                .all();
    }

    private Judgement judge() {
        var vouchers = new ArrayList<Voucher>();
        bounce.forEach(one -> vouchers.add(new Voucher(one, true, Worth.of(spfResult))));
        signatures.forEach(one ->
                vouchers.add(
                        new Voucher(
                                one.domain(),
                                false,
                                one.result().isEmpty()
                                        ? Worth.now(one.now().getFirst())
                                        : Worth.of(one.result()))));
        String zone = policy.isEmpty() ? "" : "_dmarc.acme.example. TXT \"" + policy + "\"\n";
        return Judgement.of(
                AUTHOR,
                vouchers,
                isComplete,
                new Reported(reported, reported),
                new RecordingDns(ZoneDns.of(zone + "acme.example. TXT \"x\"\n"), 200),
                BundledData.suffixes());
    }

    private static Path path(Path.Kind kind, Certainty certainty, String via) {
        return new Path(kind, certainty, Sentence.NONE, via, List.of());
    }
}
