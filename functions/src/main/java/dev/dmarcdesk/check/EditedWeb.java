package dev.dmarcdesk.check;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.web.Fetched;
import dev.dmarcdesk.web.Web;

import java.util.List;

/// The web as it will be once some files are served: advice is judged before it is given.
///
/// @param files what will be served, as plain text
/// @param base everything else
public record EditedWeb(List<ServedFile> files, Web base) implements Web {
    public EditedWeb {
        files = List.copyOf(files);
    }

    @Override
    public Fetched get(DomainName host, String path) {
        String address = "https://" + host + path;
        return files.stream()
                .filter(file -> file.address().equals(address))
                .findFirst()
                .<Fetched>map(file -> new Fetched.Document("text/plain", file.text()))
                .orElseGet(() -> base.get(host, path));
    }
}
