package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.diagnosis.Connection;
import dev.dmarcdesk.diagnosis.DiagnosisFindings;
import dev.dmarcdesk.diagnosis.DiagnosisPage;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import java.util.List;

/// `headers`: what became of a message, and why.
final class HeadersCommand implements BotCommand {
    private static final String SUMMARY =
            "what became of a message and why: paste its header, or hand over its file";
    private static final String OPTIONS = " [--ip 192.0.2.1 [--sender a@b.example] [--helo name]]";
    private static final String CLIENT =
            "--ip, --sender (the MAIL FROM address) and --helo stand before the header. They name"
                    + " the connection that the message came by, and SPF is evaluated for it now.";
    private static final String KEPT =
            "What you hand over is read for you alone and kept nowhere, but for the DKIM selectors of"
                    + " the domains that signed it, where domains are watched; and for 30 days, of the"
                    + " last message of each domain, for which domains SPF and DKIM spoke and how, so"
                    + " that plan can say what would become of it. The answer names domains, results"
                    + " and servers, and no person.";

    private static final Topic IN_CHAT =
            new Topic(
                    "headers",
                    "headers" + OPTIONS + " [header]",
                    SUMMARY,
                    List.of(
                            "Without a header it opens a box to paste one into, or to add a file.",
                            "The menu of any message offers the same as “Diagnose headers”; and in a"
                                    + " direct message to me, a paste or a file is enough.",
                            "Files may be .eml, .txt or .msg, of up to 1 MiB; of several the first is"
                                    + " read. Of a whole message the signatures can be verified"
                                    + " completely.",
                            CLIENT,
                            KEPT));

    private static final Topic IN_TERMINAL =
            new Topic(
                    "headers",
                    "headers [file]" + OPTIONS,
                    SUMMARY,
                    List.of(
                            "Reads a file of up to 1 MiB (.eml, .txt or .msg), or standard input.",
                            "Of a whole message the signatures can be verified completely.",
                            CLIENT.replace(" stand before the header. They", ""),
                            "The exit code is 0 when DMARC passes and nothing needs seeing to, 3 when"
                                    + " that can not be told, and 1 for any other result."));

    private final Topic topic;
    private final Paste.Source spelling;

    /// @param chat whether lines come through a chat program
    /// @param spelling what may have happened to them on their way
    HeadersCommand(boolean chat, Paste.Source spelling) {
        this.topic = chat ? IN_CHAT : IN_TERMINAL;
        this.spelling = spelling;
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public List<String> options() {
        return List.of(Client.IP, Client.SENDER, Client.HELO);
    }

    @Override
    public Takes takes() {
        return Takes.MESSAGE;
    }

    @Override
    public boolean isPersonal() {
        return true;
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        return Client.connection(arguments.options())
                .map(connection ->
                        arguments.words().isEmpty()
                                ? new Work.Wanting(
                                        HandOver.page(), "", paste -> work(paste, connection))
                                : work(
                                        new Paste(arguments.words().getFirst().text(), spelling),
                                        connection));
    }

    private static Work.Looking work(Paste paste, List<Connection> connection) {
        return new Work.Looking(
                Sentence.of("your message"),
                (toolbox, place) -> outcome(toolbox, place, paste, connection));
    }

    private static Outcome outcome(
            Toolbox toolbox, Place place, Paste paste, List<Connection> connection) {
        return switch (toolbox.diagnose(paste, connection)) {
            case Invalid<DiagnosisAudit>(var defects) ->
                    new Outcome.NotUnderstood(HandOver.refusal(defects.getFirst()));
            case Valid<DiagnosisAudit>(var audit, _) -> {
                var diagnosis = audit.run().diagnosis();
                Learning.from(toolbox, place, diagnosis, audit.run().run().at());
                var verdict = DiagnosisPage.verdict(diagnosis, DiagnosisFindings.of(diagnosis));
                yield new Outcome.Judged(
                        DiagnosisPage.of(diagnosis, audit.run().run()),
                        verdict.level(),
                        audit.json());
            }
        };
    }
}
