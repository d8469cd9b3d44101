package fidus.server;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.web.Paces;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The server's settings: typed, complete, and refused all together when any is wrong.
///
/// @param mongodbUri a replica set, absent for the embedded store
/// @param data the folder of the embedded store and of the generated secrets
/// @param host the address to listen on
/// @param port 0 for any free port
/// @param uploadMegabytes the largest file an import may bring
/// @param behindTlsProxy another program on this machine or network ends TLS in front of this
///   server
/// @param demo fill an empty store with an invented fund
/// @param paces how often anybody may ask; a demonstration fills itself and is not held up
public record ServerConfig(
        @Nullable String mongodbUri,
        Path data,
        String host,
        int port,
        int uploadMegabytes,
        boolean behindTlsProxy,
        boolean demo,
        Paces paces) {
    /// The folder of the keys that do not lie in the database.
    public Path secrets() {
        return data.resolve("secrets");
    }

    /// At the pace of the house.
    public ServerConfig(
            @Nullable String mongodbUri,
            Path data,
            String host,
            int port,
            int uploadMegabytes,
            boolean behindTlsProxy,
            boolean demo) {
        this(
                mongodbUri,
                data,
                host,
                port,
                uploadMegabytes,
                behindTlsProxy,
                demo,
                demo ? Paces.UNLIMITED : Paces.STANDARD);
    }

    /// A file is kept in one transaction, and one of the embedded store holds 128 MiB.
    private static final int MOST_UPLOAD_MEGABYTES = 100;

    /// What would make the driver speak in clear, or to whoever answers.
    private static final Pattern UNPROVEN =
            Pattern.compile(
                    "[?&]((tls|ssl)=false"
                            + "|(tlsInsecure|tlsAllowInvalidHostnames|sslInvalidHostNameAllowed"
                            + "|tlsAllowInvalidCertificates)=true)",
                    Pattern.CASE_INSENSITIVE);

    private static final Set<String> KNOWN =
            Set.of(
                    "FIDUS_MONGODB_URI",
                    "FIDUS_DATA",
                    "FIDUS_HOST",
                    "FIDUS_PORT",
                    "FIDUS_UPLOAD_MB",
                    "FIDUS_BEHIND_TLS_PROXY",
                    "FIDUS_READS_PER_MINUTE",
                    "FIDUS_WRITES_PER_MINUTE",
                    "FIDUS_LOG_LEVEL",
                    "FIDUS_JAVA_OPTIONS",
                    "FIDUS_TEST_MONGODB_URI");

    /// Reads the environment.
    ///
    /// @throws Refused `BAD_VALUE` naming every unknown or wrong setting
    public static ServerConfig read(Map<String, String> environment, Overrides given) {
        var wrong = new ArrayList<String>();
        environment.keySet().stream()
                .filter(key -> key.startsWith("FIDUS_") && !KNOWN.contains(key))
                .sorted()
                .forEach(key -> wrong.add(key + " is not a setting of this server"));
        String host = environment.getOrDefault("FIDUS_HOST", "127.0.0.1");
        boolean proxy = flag(environment, "FIDUS_BEHIND_TLS_PROXY", wrong);
        String portText =
                given.port == null ? environment.getOrDefault("FIDUS_PORT", "7070") : given.port;
        int port = number("port", portText, 0, 65_535, wrong);
        int upload =
                number(
                        "FIDUS_UPLOAD_MB",
                        environment.getOrDefault("FIDUS_UPLOAD_MB", "20"),
                        1,
                        MOST_UPLOAD_MEGABYTES,
                        wrong);
        String data =
                given.data == null
                        ? environment.getOrDefault("FIDUS_DATA", "fidus-data")
                        : given.data;
        checkHost(host, proxy, wrong);
        Paces paces = paces(environment, given.demo, wrong);
        String uri = environment.get("FIDUS_MONGODB_URI");
        checkMongo(uri, wrong);
        if (!wrong.isEmpty()) {
            throw Refused.because(Problem.Code.BAD_VALUE, String.join("; ", wrong) + ".");
        }
        return new ServerConfig(
                uri,
                Path.of(data).toAbsolutePath().normalize(),
                host,
                port,
                upload,
                proxy,
                given.demo,
                paces);
    }

    private static void checkHost(String host, boolean proxy, List<String> wrong) {
        if (!proxy && !isLoopback(host)) {
            wrong.add(
                    "FIDUS_HOST "
                            + host
                            + " is reachable from other machines without encryption; put a TLS"
                            + " proxy in front and set FIDUS_BEHIND_TLS_PROXY=true");
        }
    }

    private static Paces paces(Map<String, String> environment, boolean demo, List<String> wrong) {
        int reads = perMinute(environment, "FIDUS_READS_PER_MINUTE", 600, wrong);
        int writes = perMinute(environment, "FIDUS_WRITES_PER_MINUTE", 60, wrong);
        return demo ? Paces.UNLIMITED : Paces.STANDARD.with(reads, writes);
    }

    private static int perMinute(
            Map<String, String> environment, String key, int standard, List<String> wrong) {
        String given = environment.getOrDefault(key, Integer.toString(standard));
        return number(key, given, standard, 999_999, wrong);
    }

    /// What the command line says instead of the environment.
    public record Overrides(@Nullable String port, @Nullable String data, boolean demo) {}

    /// The effective values for the log, secrets masked.
    public Map<String, String> shown() {
        var shown = new TreeMap<String, String>();
        shown.put(
                "store",
                mongodbUri == null
                        ? "embedded in " + data
                        : mongodbUri.replaceAll("//[^@/]*@", "//***@"));
        shown.put("listening", host + ":" + port);
        shown.put("uploadMegabytes", Integer.toString(uploadMegabytes));
        shown.put("behindTlsProxy", Boolean.toString(behindTlsProxy));
        shown.put("demo", Boolean.toString(demo));
        return shown;
    }

    private static void checkMongo(@Nullable String uri, List<String> wrong) {
        if (uri == null) {
            return;
        }
        boolean local =
                uri.matches(
                        "mongodb://([^@/]*@)?(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?([/?].*)?");
        boolean encrypted =
                uri.startsWith("mongodb+srv://") || uri.matches(".*[?&](tls|ssl)=true(&.*)?");
        if (!local && !encrypted) {
            wrong.add("FIDUS_MONGODB_URI names another machine without tls=true");
        }
        if (!local && UNPROVEN.matcher(uri).find()) {
            wrong.add("FIDUS_MONGODB_URI switches off the proof of who the other machine is");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean flag(Map<String, String> environment, String key, List<String> wrong) {
        String value = environment.getOrDefault(key, "false");
        if (!value.equals("true") && !value.equals("false")) {
            wrong.add(key + " is true or false");
        }
        return value.equals("true");
    }

    private static int number(String key, String value, int least, int most, List<String> wrong) {
        if (value.matches("\\d{1,6}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        wrong.add(key + " is a whole number from " + least + " to " + most);
        return least;
    }
}
