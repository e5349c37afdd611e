package dev.dmarcdesk;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;

/// A CNAME beside other records, which no zone may hold and some servers serve (RFC 1034 §3.6.2).
///
/// @param records what is answered to every other question
/// @param aliases what is answered to whoever asks for a CNAME
public record AliasBeside(Dns records, Dns aliases) implements Dns {
    @Override
    public Answer ask(Question question) {
        return (question.type() == RrType.CNAME ? aliases : records).ask(question);
    }
}
