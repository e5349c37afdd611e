package dev.dmarcdesk.check;

/// A fact that matters, as a record without prose: tests assert it, alerts compare it, advice
/// explains it.
public interface Finding {
    /// The stable code, `area.what`, made from the names of the record and of the sealed interface
    /// around it: `SpfFinding.TooManyLookups` is `spf.too-many-lookups`. Override it where the
    /// kebab of a name is not the code.
    default String code() {
        return FindingCodes.OF_CLASS.get(getClass());
    }

    /// The part before the dot.
    default String area() {
        String code = code();
        return code.substring(0, code.indexOf('.'));
    }
}
