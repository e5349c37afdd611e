package dev.dmarcdesk.authres;

import java.util.List;

/// One `resinfo`: what a method came to, and about what (RFC 8601 §2.2).
///
/// @param method lower case, such as `dkim`
/// @param written the result as the field has it, lower case
/// @param result the same in the words of RFC 8601 §2.7, where a dialect has others: `fail` for
///   `hardfail`, `none` for `bestguesspass`
/// @param reason empty when not given
/// @param properties in order
/// @param comments in order, without their parentheses
public record MethodResult(
        String method,
        String written,
        String result,
        String reason,
        List<Property> properties,
        List<String> comments) {
    public MethodResult {
        properties = List.copyOf(properties);
        comments = List.copyOf(comments);
    }

    /// One `ptype.property=value`.
    ///
    /// @param type such as `header`; empty where a dialect leaves it out
    /// @param name such as `from`, lower case like the type
    /// @param value as written, without quotes
    public record Property(String type, String name, String value) {
        /// Fit for a log: the value may be an address.
        @Override
        public String toString() {
            return "Property[" + type + "." + name + "]";
        }
    }

    /// The value of the first property of that name; empty when there is none.
    public String value(String type, String name) {
        return properties.stream()
                .filter(property -> property.type().equals(type) && property.name().equals(name))
                .map(Property::value)
                .findFirst()
                .orElse("");
    }

    /// Fit for a log: properties and comments hold addresses of persons.
    @Override
    public String toString() {
        return "MethodResult[" + method + "=" + written + "]";
    }
}
