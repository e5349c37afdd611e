package dev.dmarcdesk.dmarc;

import java.util.Optional;

/// One readable report address of a record.
///
/// @param uri where reports are wanted
/// @param state whether they arrive there
public record Destination(ReportUri uri, State state) {
    /// Whether reports arrive.
    public sealed interface State {
        /// Everybody can send there, as far as the destination's consent goes.
        record Judged(ReportAuthorization authorization) implements State {}

        /// Receivers need not know the scheme.
        record NotMail() implements State {}

        /// There are too many destinations to look at this one.
        record NotLookedAt() implements State {}
    }

    /// Whether the destination belongs to another organization, if that was looked at.
    public Optional<Boolean> external() {
        return switch (state) {
            case State.Judged(var authorization) ->
                    switch (authorization) {
                        case ReportAuthorization.NotNeeded _ -> Optional.of(false);
                        case ReportAuthorization.PerhapsNotNeeded _ -> Optional.empty();
                        case ReportAuthorization.Given _,
                                ReportAuthorization.Missing _,
                                ReportAuthorization.Impossible _,
                                ReportAuthorization.Unknown _ ->
                                Optional.of(true);
                    };
            case State.NotMail _, State.NotLookedAt _ -> Optional.empty();
        };
    }

    /// Whether it takes the reports, if that is known.
    public Optional<Boolean> authorized() {
        return switch (state) {
            case State.Judged(var authorization) ->
                    switch (authorization) {
                        case ReportAuthorization.NotNeeded _, ReportAuthorization.Given _ ->
                                Optional.of(true);
                        case ReportAuthorization.Missing _, ReportAuthorization.Impossible _ ->
                                Optional.of(false);
                        case ReportAuthorization.PerhapsNotNeeded _,
                                ReportAuthorization.Unknown _ ->
                                Optional.empty();
                    };
            case State.NotMail _, State.NotLookedAt _ -> Optional.empty();
        };
    }
}
