package dev.dmarcdesk.bot.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Secrets, from Systems Manager's Parameter Store: the functions' configuration holds their names
/// only.
///
/// Parameter Store and not Secrets Manager, because it costs nothing and is reached by one plain
/// call; a secret of Secrets Manager can be named too, as `/aws/reference/secretsmanager/NAME`.
final class Parameters {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String NAMED_BY = "_PARAMETER";

    private final AwsEnvironment environment;

    /// @param environment holds the secrets themselves, or the names of their parameters
    Parameters(AwsEnvironment environment) {
        this.environment = environment;
    }

    /// A variable's value: `X` itself, else the parameter that `X_PARAMETER` names.
    ///
    /// @return empty when there is neither
    /// @throws UncheckedIOException when the parameter cannot be read: then the function must not
    ///   start
    String value(String variable) {
        String direct = environment.get(variable);
        String name = environment.get(variable + NAMED_BY);
        return direct.isEmpty() && !name.isEmpty() ? fetch(name) : direct;
    }

    private String fetch(String name) {
        try {
            var ssm = new AwsCall("ssm", environment.endpoint("ssm"), environment, PATIENCE);
            return read(
                    ssm.post("application/x-amz-json-1.1", "AmazonSSM.GetParameter", ask(name)));
        } catch (IOException e) {
            throw new UncheckedIOException("the parameter " + name + " cannot be read", e);
        }
    }

    private static String ask(String name) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("Name", name);
            json.writeBooleanField("WithDecryption", true);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static String read(String answer) throws IOException {
        try (JsonParser json = JSON.createParser(answer)) {
            while (json.nextToken() != null) {
                if ("Value".equals(json.currentName()) && json.currentToken().isScalarValue()) {
                    return json.getText();
                }
            }
        }
        throw new IOException("ssm answered without a value");
    }
}
