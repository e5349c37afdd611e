import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;

/// The formatter over whole directories: `check` names the sources that are not formatted and exits
/// with 1, `mend` rewrites them.
void main(String... arguments) throws IOException {
    boolean mend = arguments[0].equals("mend");
    var formatter = new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());
    var unformatted = new ArrayList<Path>();
    for (Path source : sources(List.of(arguments).subList(1, arguments.length))) {
        String before = Files.readString(source);
        String after = format(formatter, source, before);
        if (!before.equals(after)) {
            unformatted.add(source);
            if (mend) {
                Files.writeString(source, after);
            }
        }
    }
    unformatted.forEach(source -> IO.println((mend ? "formatted " : "not formatted: ") + source));
    if (!mend && !unformatted.isEmpty()) {
        IO.println("Mend it with: mvn -q -N verify -Dformat=mend");
        System.exit(1);
    }
}

private static List<Path> sources(List<String> directories) throws IOException {
    var sources = new ArrayList<Path>();
    for (String directory : directories) {
        try (var files = Files.walk(Path.of(directory))) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
        }
    }
    return sources;
}

private static String format(Formatter formatter, Path source, String text) {
    try {
        return formatter.formatSource(
                RemoveUnusedImports.removeUnusedImports(
                        ImportOrderer.reorderImports(text, Style.AOSP)));
    } catch (FormatterException unreadable) {
        throw new IllegalArgumentException(source + ": " + unreadable.getMessage(), unreadable);
    }
}
