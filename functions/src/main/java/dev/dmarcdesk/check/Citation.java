package dev.dmarcdesk.check;

/// The clause that makes a finding true.
public sealed interface Citation {
    /// As people write it: `RFC 9989 §4.10.1`.
    String text();

    /// Where to read it.
    String href();

    /// A clause of an RFC.
    ///
    /// @param rfc the RFC's number
    /// @param section such as `4.10.1` or `A.6`; empty for the document as a whole
    record Rfc(int rfc, String section) implements Citation {
        @Override
        public String text() {
            return "RFC " + rfc + Citation.sign(section);
        }

        @Override
        public String href() {
            return "https://www.rfc-editor.org/rfc/rfc" + rfc + Citation.anchor(section);
        }
    }

    /// A clause of an Internet-Draft, which has a name for want of a number.
    ///
    /// @param title a short name for people, such as `BIMI draft`
    /// @param name the draft's name, without its revision
    /// @param section as for an RFC
    record Draft(String title, String name, String section) implements Citation {
        @Override
        public String text() {
            return title + Citation.sign(section);
        }

        @Override
        public String href() {
            return "https://datatracker.ietf.org/doc/html/" + name + Citation.anchor(section);
        }
    }

    private static String sign(String section) {
        return section.isEmpty() ? "" : " §" + section;
    }

    private static String anchor(String section) {
        if (section.isEmpty()) {
            return "";
        }
        return (Character.isDigit(section.charAt(0)) ? "#section-" : "#appendix-") + section;
    }
}
