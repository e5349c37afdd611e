package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.diagnosis.Path.Kind;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.BounceAddress;
import dev.dmarcdesk.mail.BounceAddress.Form;
import dev.dmarcdesk.mail.ReturnPath;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The marks of mailing lists (RFC 2919, RFC 2369, and what list software adds of its own). A way
/// to unsubscribe is none of them: every newsletter has one.
///
/// @param header to look in
/// @param bounces where its bounces go
/// @param operators tells who runs what
/// @param services knows whose customers are all authors of their own
record ListMarks(
        MarkFields header, ReturnPath bounces, Operators operators, HostServices services) {
    /// Only list software writes these.
    private static final List<String> OF_SOFTWARE =
            List.of(
                    "X-BeenThere",
                    "X-Mailman-Version",
                    "Mailing-List",
                    "X-Google-Group-Id",
                    "X-Mailing-List",
                    "X-Mailinglist",
                    "X-ML-Name",
                    "X-MLServer",
                    "X-Listserver",
                    "List-Software");

    private static final String ID = "List-Id";
    private static final String POST = "List-Post";

    /// Fields whose addresses are the list's.
    private static final List<String> WITH_ADDRESS =
            List.of(POST, "X-BeenThere", "Mailing-List", "X-Mailing-List");

    /// The strongest mark.
    Optional<PathMark> find() {
        return software().or(this::standard).or(this::precedence);
    }

    private Optional<PathMark> software() {
        return OF_SOFTWARE.stream().filter(header::has).findFirst().map(this::software);
    }

    private PathMark software(String field) {
        String via = via();
        return mark(
                Certainty.CERTAIN,
                Sentence.of(
                        "A mailing list%s passed it on: the message bears the field %s.",
                        of(via), field),
                via);
    }

    private Optional<PathMark> standard() {
        boolean named = header.has(ID);
        boolean takesPosts = header.contains(POST, "@");
        if (!named && !takesPosts) {
            return Optional.empty();
        }
        String via = via();
        Sentence bears = Sentence.of("The message bears a %s%s", named ? ID : POST, of(via));
        if (bouncesToList()) {
            return Optional.of(
                    mark(
                            Certainty.CERTAIN,
                            Sentence.of("%s, and its bounces go to the list.", bears),
                            via));
        }
        return Optional.of(
                isOfOthers(via, takesPosts)
                        ? mark(Certainty.LIKELY, Sentence.of("%s.", bears), via)
                        : mark(
                                Certainty.GUESS,
                                Sentence.of(
                                        "%s: it came over a mailing list, or it is a newsletter"
                                                + " that calls itself one.",
                                        bears),
                                via));
    }

    /// Says little: everybody may write it.
    private Optional<PathMark> precedence() {
        return saysList()
                ? Optional.of(
                        mark(
                                bouncesToList() ? Certainty.LIKELY : Certainty.GUESS,
                                Sentence.of("The message says of itself that a list sent it."),
                                via()))
                : Optional.empty();
    }

    private static PathMark mark(Certainty certainty, Sentence reason, String via) {
        return new PathMark(Kind.MAILING_LIST, certainty, reason, via);
    }

    private static Sentence of(String via) {
        return via.isEmpty() ? Sentence.NONE : Sentence.of(" of %s", via);
    }

    private boolean saysList() {
        return header.values("Precedence")
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).equals("list"));
    }

    private boolean bouncesToList() {
        return bounces.addresses().stream().anyMatch(address -> address.form() == Form.OF_LIST);
    }

    /// Whether the list is somebody else's than the author's: notices of a service may be answered
    /// to as well (`List-Post`), and say of themselves that they are a list; a newsletter's may be
    /// at the service that sends it.
    private boolean isOfOthers(String via, boolean takesPosts) {
        String list = operators.of(via);
        if (list.isEmpty()) {
            return takesPosts || saysList();
        }
        return !services.isSendersOwn(list)
                && header.domains("From").stream()
                        .noneMatch(author -> operators.of(author).equals(list));
    }

    /// The list's domain: what its identifier stands below, or where it takes posts, or where its
    /// bounces go.
    private String via() {
        String identifier = header.values(ID).findFirst().map(ListMarks::identifier).orElse("");
        List<String> addresses =
                WITH_ADDRESS.stream().flatMap(name -> header.domains(name).stream()).toList();
        return addresses.stream()
                .filter(domain -> identifier.endsWith("." + domain))
                .findFirst()
                .or(() -> Optional.of(namespace(identifier)).filter(ServerName::isPublic))
                .or(() -> addresses.stream().findFirst())
                .orElseGet(this::bounceDomain);
    }

    private String bounceDomain() {
        return bounces.addresses().stream()
                .filter(address -> address.form() == Form.OF_LIST)
                .map(BounceAddress::domain)
                .map(Object::toString)
                .findFirst()
                .orElse("");
    }

    private static String identifier(String value) {
        int open = value.lastIndexOf('<');
        int close = value.indexOf('>', open + 1);
        String identifier = open >= 0 && close > open ? value.substring(open + 1, close) : value;
        return identifier.strip().toLowerCase(Locale.ROOT);
    }

    /// The identifier without the label of the list itself, which may name a person (RFC 2919 §2).
    private static String namespace(String identifier) {
        String below = identifier.substring(identifier.indexOf('.') + 1);
        return ServerName.isPublic(below) ? below : identifier;
    }
}
