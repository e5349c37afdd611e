import dev.dmarcdesk.suffix.PublicSuffixes;

/// Makes the bundled Public Suffix List from the published one: its licence and version, then the
/// rules in the sorted form that is searched in place.
///
///     java -cp functions/target/classes build/Suffixes.java public_suffix_list.dat \
///         > functions/src/main/resources/dev/dmarcdesk/suffix/public-suffixes.txt
void main(String... arguments) throws IOException {
    String list = Files.readString(Path.of(arguments[0]));
    list.lines()
            .takeWhile(line -> !line.contains("==="))
            .filter(line -> !line.isEmpty())
            .forEach(IO::println);
    IO.println("// Made from the published list by build/Suffixes.java: sorted, in A-labels.");
    IO.print(PublicSuffixes.parse(list).rules());
}
