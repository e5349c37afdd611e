package dev.dmarcdesk.bot.aws;

import dev.dmarcdesk.bot.slack.SlackSettings;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a function finds in its environment.
///
/// @param variables the environment variables
record AwsEnvironment(Map<String, String> variables) {
    AwsEnvironment {
        variables = Map.copyOf(variables);
    }

    /// A variable's value; empty when it is not set.
    String get(String name) {
        return variables.getOrDefault(name, "").strip();
    }

    /// A variable without which there is no use in starting.
    ///
    /// @throws SlackSettings.MissingSettings when it is not set
    String need(String name) {
        String value = get(name);
        if (value.isEmpty()) {
            throw new SlackSettings.MissingSettings(List.of(name));
        }
        return value;
    }

    /// The region the function runs in.
    String region() {
        return need("AWS_REGION");
    }

    /// Where a service is: in this region, unless `AWS_ENDPOINT_URL_…` says otherwise, as for all
    /// of AWS's own clients.
    URI endpoint(String service) {
        String elsewhere = get("AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT));
        String suffix = region().startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        return elsewhere.isEmpty()
                ? URI.create("https://" + service + "." + region() + suffix + "/")
                : URI.create(elsewhere);
    }

    /// The role's credentials, which Lambda puts here and renews with the process.
    AwsCredentials credentials() {
        String id = need("AWS_ACCESS_KEY_ID");
        String secret = need("AWS_SECRET_ACCESS_KEY");
        String session = get("AWS_SESSION_TOKEN");
        return session.isEmpty()
                ? AwsBasicCredentials.create(id, secret)
                : AwsSessionCredentials.create(id, secret, session);
    }

    /// Fit for a log.
    @Override
    public String toString() {
        return "AwsEnvironment" + variables.keySet();
    }
}
