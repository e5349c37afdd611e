package dev.dmarcdesk.dkim;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What the DNS said when a domain's key records were looked for.
///
/// @param below the answer at `_domainkey` itself, which says whether anything exists below it
/// @param anything the answer at a selector that nobody has
/// @param apex the answer at the domain itself, where keys are published by mistake
/// @param doubled what stands at the named selectors below the domain's name written twice, as DNS
///   panels do that append it
/// @param selected what stands at the selectors, in the order asked; those whose name the DNS has
///   no room for are left out
record KeySearch(
        Answer below,
        Answer anything,
        Answer apex,
        List<Selected> doubled,
        List<Selected> selected) {
    private static final String ITSELF = "";
    private static final List<String> PROOFS = List.of(ITSELF, Selectors.NOBODYS);
    private static final Answer NOTHING = new Answer.NoSuchDomain(List.of());

    /// One selector's answer.
    record Selected(String selector, DomainName name, Answer answer) {}

    KeySearch {
        doubled = List.copyOf(doubled);
        selected = List.copyOf(selected);
    }

    /// Looks at named selectors, all at once.
    static KeySearch named(DomainName domain, List<String> selectors, Dns dns) {
        var all = new ArrayList<>(PROOFS);
        all.addAll(selectors);
        var places = places(domain, all);
        var twice = doubled(domain, selectors);
        var questions = questions(places);
        questions.addAll(questions(twice));
        questions.add(new Question(domain, RrType.TXT));
        List<Answer> answers = dns.askAll(questions);
        return of(
                answered(places, answers),
                answers.getLast(),
                answered(twice, answers.subList(places.size(), answers.size())));
    }

    /// Looks at selectors that were there before, all at once, and at no others.
    static KeySearch known(DomainName domain, List<String> selectors, Dns dns) {
        var all = new ArrayList<>(PROOFS);
        all.addAll(selectors);
        var places = places(domain, all);
        var questions = questions(places);
        questions.add(new Question(domain, RrType.TXT));
        List<Answer> answers = dns.askAll(questions);
        return of(answered(places, answers), answers.getLast(), List.of());
    }

    /// Looks for the usual selectors and those of the services seen in MX and SPF, unless it is
    /// proven first that there are none, or nobody answers: that spares a question for each of
    /// them.
    static KeySearch discover(DomainName domain, Selectors usual, Senders senders, Dns dns) {
        var proofs = places(domain, PROOFS);
        var first = questions(proofs);
        first.add(new Question(domain, RrType.MX));
        first.add(new Question(domain, RrType.TXT));
        List<Answer> answers = dns.askAll(first);
        var found = answered(proofs, answers);
        KeySearch proof = of(found, answers.getLast(), List.of());
        if (proof.provesNone() || proof.isUnanswered()) {
            return proof;
        }
        List<String> seen =
                SenderSelectors.of(answers.subList(proofs.size(), answers.size()), senders);
        var places = places(domain, usual.and(seen).names());
        found.addAll(answered(places, dns.askAll(questions(places))));
        return of(found, answers.getLast(), List.of());
    }

    /// Whether there is no selector at all: when `_domainkey` does not exist, nothing below it does
    /// (RFC 8020). An empty answer proves nothing, nor does a CNAME that leads nowhere.
    boolean provesNone() {
        return below instanceof Answer.NoSuchDomain(var aliases)
                && aliases.isEmpty()
                && !isWildcard();
    }

    /// Whether not even the names every domain can be asked for were answered.
    boolean isUnanswered() {
        return below instanceof Answer.Unavailable && anything instanceof Answer.Unavailable;
    }

    /// Whether a selector that nobody has is answered: then an answer says nothing about the
    /// selector asked (RFC 4592).
    boolean isWildcard() {
        return anything instanceof Answer.Found || !anything.aliases().isEmpty();
    }

    /// Whether the wildcard stands above `_domainkey`, which it answers for too.
    boolean isWildcardAbove() {
        return isFromWildcard(below);
    }

    /// Whether an answer is the wildcard's.
    boolean isFromWildcard(Answer answer) {
        if (!isWildcard()) {
            return false;
        }
        if (answer instanceof Answer.Found(var records, var aliases)
                && anything instanceof Answer.Found(var theirs, var theirAliases)) {
            return new HashSet<>(records).equals(new HashSet<>(theirs))
                    && aliases.equals(theirAliases);
        }
        return answer.equals(anything);
    }

    private static KeySearch of(List<Selected> all, Answer apex, List<Selected> doubled) {
        var selected = all.stream().filter(one -> !PROOFS.contains(one.selector())).toList();
        return new KeySearch(
                answerAt(ITSELF, all), answerAt(Selectors.NOBODYS, all), apex, doubled, selected);
    }

    /// A name that is too long for the DNS does not exist.
    private static Answer answerAt(String selector, List<Selected> all) {
        return all.stream()
                .filter(one -> one.selector().equals(selector))
                .map(Selected::answer)
                .findFirst()
                .orElse(NOTHING);
    }

    private static List<Selected> doubled(DomainName domain, List<String> selectors) {
        return domain.prefixed(domain.toString()) instanceof Parsed.Valid<DomainName>(var twice, _)
                ? places(twice, selectors)
                : List.of();
    }

    private static List<Selected> places(DomainName domain, List<String> selectors) {
        var places = new ArrayList<Selected>();
        for (String selector : selectors) {
            String labels = selector.equals(ITSELF) ? "_domainkey" : selector + "._domainkey";
            if (domain.prefixed(labels) instanceof Parsed.Valid<DomainName>(var name, _)) {
                places.add(new Selected(selector, name, NOTHING));
            }
        }
        return places;
    }

    private static List<Question> questions(List<Selected> places) {
        var questions = new ArrayList<Question>();
        places.forEach(place -> questions.add(new Question(place.name(), RrType.TXT)));
        return questions;
    }

    private static List<Selected> answered(List<Selected> places, List<Answer> answers) {
        var answered = new ArrayList<Selected>();
        for (int i = 0; i < places.size(); i++) {
            answered.add(
                    new Selected(places.get(i).selector(), places.get(i).name(), answers.get(i)));
        }
        return answered;
    }
}
