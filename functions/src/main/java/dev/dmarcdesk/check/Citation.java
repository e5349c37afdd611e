package dev.dmarcdesk.check;

/// The clause that makes a finding true.
///
/// @param rfc the RFC's number
/// @param section such as `4.10.1` or `A.6`; empty for the document as a whole
public record Citation(int rfc, String section) {
    /// As people write it: `RFC 9989 §4.10.1`.
    public String text() {
        return "RFC " + rfc + (section.isEmpty() ? "" : " §" + section);
    }

    /// Where to read it.
    public String href() {
        String anchor =
                section.isEmpty()
                        ? ""
                        : Character.isDigit(section.charAt(0)) ? "#section-" : "#appendix-";
        return "https://www.rfc-editor.org/rfc/rfc" + rfc + anchor + section;
    }
}
