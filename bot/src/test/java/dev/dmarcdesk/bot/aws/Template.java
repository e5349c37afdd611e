package dev.dmarcdesk.bot.aws;

import dev.dmarcdesk.bot.Events;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// template.yaml as it is, with `!Ref X` and the like as the text `!Ref X`.
///
/// @param root all of it
record Template(Map<?, ?> root) {
    static Template read() {
        return new Template(load("template.yaml"));
    }

    /// A file of the project.
    static Map<?, ?> load(String file) {
        try {
            return (Map<?, ?>) new Yaml(new Shorthand()).load(Files.readString(Events.file(file)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Shorthand extends SafeConstructor {
        Shorthand() {
            super(new LoaderOptions());
            yamlMultiConstructors.put(
                    "!",
                    new AbstractConstruct() {
                        @Override
                        public Object construct(Node node) {
                            return switch (node) {
                                case ScalarNode scalar -> node.getTag() + " " + scalar.getValue();
                                case SequenceNode sequence -> constructSequence(sequence);
                                default -> throw new AssertionError(node);
                            };
                        }
                    });
        }
    }

    /// What stands at a path.
    static Object at(Object from, String... path) {
        Object here = from;
        for (String key : path) {
            here =
                    Objects.requireNonNull(
                            ((Map<?, ?>) here).get(key), () -> String.join("/", path));
        }
        return here;
    }

    static int number(Object from, String... path) {
        return Integer.parseInt(at(from, path).toString());
    }

    /// A resource's properties.
    Object resource(String name) {
        return at(root, "Resources", name, "Properties");
    }

    /// The properties of all resources of a type, by name.
    Map<String, Object> ofType(String type) {
        return ((Map<?, ?>) at(root, "Resources"))
                .entrySet().stream()
                        .filter(resource -> at(resource.getValue(), "Type").equals(type))
                        .collect(
                                Collectors.toMap(
                                        resource -> resource.getKey().toString(),
                                        resource -> at(resource.getValue(), "Properties")));
    }
}
