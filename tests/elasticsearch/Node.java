import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * One Elasticsearch node for tests: Node PROGRAM FOLDER PORT.
 *
 * PROGRAM holds modules/, FOLDER everything that this node writes. The node lives for as long as somebody holds the
 * other end of its standard input; then it stops and takes FOLDER away, also when its users were killed.
 */
public final class Node {
    public static void main(String[] arguments) throws Exception {
        Path program = Path.of(arguments[0]).toAbsolutePath();
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        Settings settings = Settings.builder()
            .put("path.home", program)
            .put("path.data", folder.resolve("data"))
            .put("path.logs", folder.resolve("logs"))
            .put("node.name", "tests")
            .put("cluster.name", folder.getFileName().toString())
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", arguments[2])
            .put("transport.port", "0")
            // As a careful administrator has it: an index is made on purpose, or not at all.
            .put("action.auto_create_index", false)
            // A full disk is no subject of these tests.
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();

        LogConfigurator.configureESLogging();
        Environment environment = new Environment(settings, Files.createDirectories(folder.resolve("config")));
        LogConfigurator.configureWithoutConfig(settings);
        var modules = PluginsLoader.loadModulesBundles(environment.modulesDir());
        var loader = PluginsLoader.createPluginsLoader(modules, Set.of(), Map.of(), false);

        var node = new org.elasticsearch.node.Node(environment, loader);
        node.start();
        while (System.in.read() != -1) {
            // Nobody writes; the end of the input is the message.
        }
        node.close();
        remove(folder);
        System.exit(0);
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Node::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
