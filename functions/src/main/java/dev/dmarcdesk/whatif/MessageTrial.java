package dev.dmarcdesk.whatif;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.diagnosis.DmarcView;
import dev.dmarcdesk.diagnosis.DmarcView.Result;
import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.DmarcEvaluation;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.spf.Directive;
import dev.dmarcdesk.spf.Mechanism;
import dev.dmarcdesk.spf.Qualifier;
import dev.dmarcdesk.spf.SpfFacts;
import dev.dmarcdesk.spf.SpfRecord;
import dev.dmarcdesk.spf.SpfTree;
import dev.dmarcdesk.suffix.PublicSuffixes;
import dev.dmarcdesk.text.Parsed;

import java.util.List;
import java.util.Optional;

/// A message that was diagnosed, judged once more by the records of today and by those to come.
///
/// @param message what is kept of it
/// @param before by the records of today
/// @param after by those to come
/// @param spfIsOpen whether nobody can tell what SPF would say of it then: the address it came from
///   is not kept
public record MessageTrial(
        SeenMessage message, DmarcView before, DmarcView after, boolean spfIsOpen) {
    static MessageTrial of(
            SeenMessage message,
            List<RecordEdit> edits,
            Dns today,
            Dns then,
            PublicSuffixes suffixes) {
        Optional<String> spf =
                message.spf().stream()
                        .findFirst()
                        .map(one ->
                                result(
                                        one.result(),
                                        SpfFacts.of(one.domain(), today),
                                        SpfFacts.of(one.domain(), then)));
        var changed =
                spf.map(message::withSpf)
                        .orElse(message)
                        .doubting(signature -> isEdited(signature, edits));
        boolean open =
                spf.filter(String::isEmpty).isPresent()
                        && !message.spf().getFirst().result().isEmpty();
        return new MessageTrial(
                message, message.judge(today, suffixes), changed.judge(then, suffixes), open);
    }

    private static boolean isEdited(SeenMessage.Signature signature, List<RecordEdit> edits) {
        return signature.domain().prefixed(signature.selector() + "._domainkey")
                        instanceof Parsed.Valid<DomainName>(var name, _)
                && edits.stream().anyMatch(edit -> edit.name().equals(name));
    }

    /// What SPF would say, as far as it follows without the client's address: whoever passed by a
    /// term passes as long as all terms up to there stay, and whoever passed by none passes by none
    /// of fewer. A record that can not be read is a permerror for everybody (RFC 7208 §4.6).
    ///
    /// @return in the words of RFC 8601; empty when it can not be told
    private static String result(String before, SpfFacts today, SpfFacts then) {
        if (today.equals(then)) {
            return before;
        }
        boolean fails =
                switch (then.status()) {
                    case NONE, MULTIPLE -> true;
                    case UNKNOWN -> false;
                    case FOUND, INVALID ->
                            then.tree().filter(tree -> tree.record().isPermerror()).isPresent();
                };
        if (fails) {
            return "fail";
        }
        var old = terms(today);
        var now = terms(then);
        boolean grown = now.size() >= old.size() && now.subList(0, old.size()).equals(old);
        if (before.equals("pass")) {
            return grown && !passesEverybody(today) ? before : "";
        }
        return before.equals("fail") && old.containsAll(now) && !passesEverybody(then)
                ? before
                : "";
    }

    private static boolean passesEverybody(SpfFacts facts) {
        return facts.all().filter(Qualifier.PASS::equals).isPresent();
    }

    /// The terms that match somebody, but for the last that matches everybody.
    private static List<String> terms(SpfFacts facts) {
        return facts.tree().map(SpfTree::record).map(SpfRecord::reached).orElse(List.of()).stream()
                .filter(directive -> !(directive.mechanism() instanceof Mechanism.All))
                .map(Directive::text)
                .toList();
    }

    /// Whether it would come to something else, by either standard.
    public boolean changes() {
        return before.result() != after.result()
                || before.result7489() != after.result7489()
                || (after.result() == Result.FAIL && !policy(before).equals(policy(after)));
    }

    /// Whether a message that passes would not any more.
    boolean breaks() {
        return before.result() == Result.PASS && after.result() == Result.FAIL;
    }

    /// What receivers do with it as the records ask.
    static AssessmentPolicy policy(DmarcView view) {
        return view.evaluation().stream()
                .findFirst()
                .flatMap(DmarcEvaluation::policy)
                .orElse(AssessmentPolicy.NONE);
    }
}
