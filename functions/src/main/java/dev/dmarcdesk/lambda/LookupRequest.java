package dev.dmarcdesk.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Reads what [DomainLookupHandler] is asked: `{"domain": "example.com", "selectors": ["s1"]}`, the
/// selectors optional. Other members are ignored, so that a caller may add its own.
final class LookupRequest {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String FORM =
            "{\"domain\": \"example.com\", \"selectors\": [\"s1\"]}, selectors being optional";
    private static final int MOST_SELECTORS = 20;

    private LookupRequest() {}

    /// Reads a request.
    ///
    /// @return what to examine, or what was wrong with it and what is accepted
    static Parsed<Subject> read(InputStream in) {
        try (JsonParser json = FACTORY.createParser(in)) {
            return json.nextToken() == JsonToken.START_OBJECT
                    ? members(json)
                    : refused("a JSON object " + FORM);
        } catch (IOException e) {
            return refused("well-formed JSON such as " + FORM);
        }
    }

    private static Parsed<Subject> members(JsonParser json) throws IOException {
        String domain = "";
        List<String> selectors = List.of();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            JsonToken value = json.nextToken();
            if (member.equals("domain") && value == JsonToken.VALUE_STRING) {
                domain = json.getText();
            } else if (member.equals("selectors") && value == JsonToken.START_ARRAY) {
                selectors = texts(json);
            } else if (member.equals("domain")
                    || (member.equals("selectors") && value != JsonToken.VALUE_NULL)) {
                return refused(FORM + "; " + member + " is something else");
            } else {
                json.skipChildren();
            }
        }
        return subject(domain, selectors);
    }

    private static List<String> texts(JsonParser json) throws IOException {
        var texts = new ArrayList<String>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "");
            json.skipChildren();
        }
        return texts;
    }

    private static Parsed<Subject> subject(String domain, List<String> selectors) {
        if (selectors.size() > MOST_SELECTORS) {
            return refused("at most " + MOST_SELECTORS + " selectors");
        }
        for (String selector : selectors) {
            if (!(DomainName.parse(selector) instanceof Parsed.Valid<DomainName>)) {
                return refused("selectors such as s1, each a text of labels");
            }
        }
        return DomainInput.parse(domain).map(input -> new Subject(input.domain(), selectors));
    }

    private static Parsed<Subject> refused(String expected) {
        return Parsed.invalid(expected, 0, 0);
    }
}
