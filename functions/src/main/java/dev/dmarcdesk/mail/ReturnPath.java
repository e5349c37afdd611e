package dev.dmarcdesk.mail;

import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;

/// RFC5321.MailFrom as the server that delivered the message recorded it (RFC 5321 §4.4): where
/// bounces go. A forwarder before it may have left a field of its own.
///
/// @param state what the topmost field says
/// @param addresses the addresses of all fields, the topmost first; that of the topmost is there
///   only in [State#ADDRESS]
public record ReturnPath(State state, List<BounceAddress> addresses) {
    /// The name of the field.
    public static final String NAME = "Return-Path";

    public ReturnPath {
        addresses = List.copyOf(addresses);
    }

    /// What a Return-Path can say.
    public enum State {
        /// There is none.
        MISSING,
        /// `<>`: the message is itself a bounce, or must not be answered with one (§4.5.5).
        NULL,
        ADDRESS,
        /// There is one, but no domain in it.
        UNREADABLE
    }

    /// Reads every field of that name.
    public static ReturnPath of(HeaderBlock header) {
        var addresses = new ArrayList<BounceAddress>();
        var state = State.MISSING;
        for (HeaderField field : header.named(NAME)) {
            State one = read(bare(field.value()), addresses);
            state = state == State.MISSING ? one : state;
        }
        return new ReturnPath(state, addresses);
    }

    private static State read(String address, List<BounceAddress> addresses) {
        if (address.isEmpty()) {
            return State.NULL;
        }
        return switch (BounceAddress.parse(address)) {
            case Parsed.Valid<BounceAddress>(var read, _) -> {
                addresses.add(read);
                yield State.ADDRESS;
            }
            case Parsed.Invalid<BounceAddress> _ -> State.UNREADABLE;
        };
    }

    /// Without the brackets, which some servers leave out.
    private static String bare(String value) {
        int open = value.indexOf('<');
        int close = value.indexOf('>', open + 1);
        return open >= 0 && close > open ? value.substring(open + 1, close).strip() : value;
    }
}
