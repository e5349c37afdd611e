package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/// Where name servers are asked: at addresses of the internet, and only when the resolver speaks of
/// the internet.
///
/// Who writes a zone can point its servers anywhere, so what is not public is never asked: a
/// stranger's DNS must not make us call machines of our own network. And a rehearsal, with a
/// resolver of a made-up world, must not make us call the real servers whose addresses were copied
/// into it: such a world has no root, or one of its own.
final class InternetServers implements OwnServers.Addresses {
    private static final int PORT = 53;

    /// Where the servers of the internet's root have their names.
    private static final DomainName ROOT_SERVERS = DomainName.of("root-servers.net");

    @Override
    public List<InetSocketAddress> of(DomainName server, Dns dns) {
        return speaksOfTheInternet(dns)
                ? dns
                        .askAll(
                                List.of(
                                        new Question(server, RrType.A),
                                        new Question(server, RrType.AAAA)))
                        .stream()
                        .flatMap(InternetServers::first)
                        .toList()
                : List.of();
    }

    private static boolean speaksOfTheInternet(Dns dns) {
        return dns.ask(DomainName.ROOT, RrType.NS) instanceof Answer.Found root
                && root.all(Rdata.Pointer.class).stream()
                        .anyMatch(server -> server.target().isWithin(ROOT_SERVERS));
    }

    /// One of each family is enough: the other addresses of a server are the same server.
    private static Stream<InetSocketAddress> first(Answer answer) {
        return answer instanceof Answer.Found found
                ? found.all(Rdata.Address.class).stream()
                        .map(Rdata.Address::address)
                        .filter(PublicAddresses::contain)
                        .limit(1)
                        .map(address -> new InetSocketAddress(address, PORT))
                : Stream.empty();
    }
}
