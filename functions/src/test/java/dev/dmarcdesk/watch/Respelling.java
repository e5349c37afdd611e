package dev.dmarcdesk.watch;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.bimi.BimiParser;
import dev.dmarcdesk.dkim.KeyRecordParser;
import dev.dmarcdesk.dmarc.PolicyRecordParser;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.spf.SpfParser;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;
import dev.dmarcdesk.tlsrpt.TlsRptParser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/// Writes records in another way that the standards call the same: other blanks, other case where
/// it is free, other order where it says nothing, cut into other strings.
///
/// Only records without a mistake are touched: what a damaged one says is nobody's to tell.
record Respelling(Random random) {
    /// The same zone, written anew and answered in another order.
    Dns of(Dns dns) {
        return question ->
                dns.ask(question) instanceof Answer.Found(var records, var aliases)
                        ? new Answer.Found(
                                shuffled(records.stream().map(this::of).toList()), aliases)
                        : dns.ask(question);
    }

    private Rdata of(Rdata record) {
        return record instanceof Rdata.Text text ? cut(of(text.joined())) : record;
    }

    /// The same record.
    String of(String text) {
        if (isFaultless(PolicyRecordParser.parse(text))) {
            return tags(text, this::policyTag);
        }
        if (isFaultless(SpfParser.parse(text))) {
            return spf(text);
        }
        if (isFaultless(TlsRptParser.parse(text))) {
            return tags(text, tag -> tag.name() + "=" + list(tag.value(), ",").strip());
        }
        if (isFaultless(BimiParser.parse(text))) {
            return tags(text, tag -> blank() + tag.name() + blank() + "=" + blank() + tag.value());
        }
        return isFaultless(KeyRecordParser.parse(text)) ? tags(text, this::keyTag) : text;
    }

    private static boolean isFaultless(Parsed<?> read) {
        return read instanceof Parsed.Valid && read.defects().isEmpty();
    }

    private interface Writing {
        String of(Tag tag);
    }

    private String tags(String text, Writing writing) {
        List<Tag> tags = TagList.parse(text, _ -> true).tags();
        boolean versioned = tags.getFirst().name().equalsIgnoreCase("v");
        var rest = shuffled(tags.subList(versioned ? 1 : 0, tags.size()));
        String version = versioned ? text.substring(0, tags.getFirst().valueAt().end()) + ";" : "";
        return version
                + rest.stream()
                        .map(tag -> blank() + writing.of(tag) + blank())
                        .collect(Collectors.joining(";"))
                + (random.nextBoolean() ? ";" : "");
    }

    private String policyTag(Tag tag) {
        String value =
                switch (tag.name().toLowerCase(Locale.ROOT)) {
                    case "rua", "ruf" -> list(tag.value(), ",");
                    case "fo" -> anyCase(list(tag.value(), ":"));
                    case "p", "sp", "np", "adkim", "aspf", "t", "psd" -> anyCase(tag.value());
                    default -> tag.value();
                };
        return anyCase(tag.name()) + blank() + "=" + blank() + value;
    }

    private String keyTag(Tag tag) {
        String value =
                switch (tag.name()) {
                    case "p" ->
                            tag.value()
                                    .chars()
                                    .mapToObj(c -> (char) c + (random.nextInt(50) == 0 ? " " : ""))
                                    .collect(Collectors.joining());
                    case "k" -> anyCase(tag.value());
                    case "h", "s", "t" -> list(tag.value(), ":");
                    default -> tag.value();
                };
        return tag.name() + blank() + "=" + blank() + value;
    }

    private String list(String value, String separator) {
        return shuffled(List.of(value.split(separator, -1))).stream()
                .map(one -> blank() + one.strip() + blank())
                .collect(Collectors.joining(separator));
    }

    /// Macros are left alone: the case of their letters has a meaning.
    private String spf(String text) {
        var written = new StringBuilder(anyCase("v=spf1"));
        for (String term : text.substring("v=spf1".length()).split(" +", -1)) {
            if (!term.isEmpty()) {
                boolean signed = "+-~?".indexOf(term.charAt(0)) >= 0;
                boolean modifier = term.matches("[A-Za-z0-9._-]+=.*");
                written.append(" ".repeat(1 + random.nextInt(3)))
                        .append(signed || modifier || random.nextBoolean() ? "" : "+")
                        .append(
                                term.contains("%") || (modifier && !term.startsWith("redirect"))
                                        ? term
                                        : anyCase(term));
            }
        }
        return written.append(" ".repeat(random.nextInt(3))).toString();
    }

    private String anyCase(String text) {
        return text.chars()
                .mapToObj(c ->
                        String.valueOf(
                                random.nextBoolean()
                                        ? Character.toUpperCase((char) c)
                                        : Character.toLowerCase((char) c)))
                .collect(Collectors.joining());
    }

    private String blank() {
        return ForAll.oneOf(random, List.of("", "", " ", "  ", "\t"));
    }

    private <T> List<T> shuffled(List<T> all) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private Rdata.Text cut(String text) {
        var strings = new ArrayList<String>();
        for (int start = 0; start == 0 || start < text.length(); ) {
            int end = Math.min(text.length(), start + 1 + random.nextInt(255));
            strings.add(text.substring(start, end));
            start = Math.max(end, 1);
        }
        return new Rdata.Text(strings);
    }
}
