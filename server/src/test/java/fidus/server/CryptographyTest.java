package fidus.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

@DisplayName("The list of keys, algorithms and confidential fields says what the code does")
final class CryptographyTest {
    private static final Path HOUSE = Path.of("..");
    private static final Pattern ASKED =
            Pattern.compile(
                    "\\b(Cipher|Mac|KDF|MessageDigest|Signature|KeyFactory|KeyPairGenerator"
                            + "|SecretKeyFactory|KeyGenerator|KeyAgreement|SSLContext|SecureRandom)"
                            + "\\s*\\.getInstance\\(\\s*(?:\"([^\"]+)\"|(\\w+))");
    private static final Pattern SECRET = Pattern.compile("String FILE = \"([a-z-]+)\"");
    private static final Pattern CONFIDENTIAL =
            Pattern.compile("@Confidential (?:@Nullable )?[\\w<>]+ (\\w+)");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

    private static final Map<Path, String> SOURCES = new TreeMap<>();
    private static String security = "";

    @BeforeAll
    static void read() throws IOException {
        for (String module : List.of("shared", "server", "desktop")) {
            try (Stream<Path> files = Files.walk(HOUSE.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    SOURCES.put(file, Files.readString(file));
                }
            }
        }
        security = Files.readString(HOUSE.resolve("docs/security.md"));
    }

    @Test
    void everyAlgorithmOfTheCodeIsInTheList() {
        Set<String> algorithms = algorithms("\\w+");
        assertThat(algorithms).contains("AES/GCM/NoPadding", "HmacSHA384", "SHA-256");
        assertThat(named("## Keys and algorithms")).containsAll(algorithms);
    }

    @Test
    void hashesAreOfTheSecondFamilyAndCiphersKnowTheirKey() {
        assertThat(algorithms("MessageDigest")).containsOnly("SHA-256");
        assertThat(algorithms("Cipher")).containsOnly("AES/GCM/NoPadding");
        assertThat(algorithms("Mac")).containsOnly("HmacSHA256", "HmacSHA384");
        assertThat(algorithms("SecureRandom|Signature|KeyAgreement|SSLContext")).isEmpty();
    }

    @Test
    void everyFileOfSecretsIsInTheList() {
        Set<String> files = new TreeSet<>();
        SOURCES.values().stream()
                .filter(text -> text.contains("fidus.server.secrets.Secrets"))
                .flatMap(text -> SECRET.matcher(text).results())
                .forEach(found -> files.add("secrets/" + found.group(1)));
        assertThat(files).hasSize(3);
        assertThat(named("## Keys and algorithms")).containsAll(files);
    }

    @Test
    void everyConfidentialFieldIsInTheClassesOfDataAndNoOther() {
        Set<String> fields = new TreeSet<>();
        SOURCES.forEach(
                (file, text) ->
                        CONFIDENTIAL
                                .matcher(text)
                                .results()
                                .map(found -> record(text, found) + "." + found.group(1))
                                .forEach(fields::add));
        assertThat(fields).contains("BankDetails.iban", "AuditLine.line");
        assertThat(named("## Classes of data"))
                .filteredOn(name -> name.matches("[A-Z]\\w+\\.\\w+"))
                .containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void theServerCallsNobody() {
        Pattern calls =
                Pattern.compile(
                        "HttpClient|HttpURLConnection|openConnection\\(|new Socket\\(|SocketFactory"
                                + "|okhttp");
        assertThat(SOURCES.keySet())
                .filteredOn(file -> file.startsWith(HOUSE.resolve("server")))
                .filteredOn(file -> calls.matcher(SOURCES.get(file)).find())
                .as("the commands of an administrator alone call, a server of this program")
                .extracting(file -> file.getFileName().toString())
                .containsExactly("Caller.java");
    }

    /// The record that a component stands in.
    private static String record(String text, MatchResult component) {
        Matcher name = Pattern.compile("\\brecord (\\w+)").matcher(text);
        String last = "";
        while (name.find() && name.start() < component.start()) {
            last = name.group(1);
        }
        return last;
    }

    private static Set<String> algorithms(String classes) {
        Set<String> found = new TreeSet<>();
        for (String text : SOURCES.values()) {
            for (MatchResult asked : ASKED.matcher(text).results().toList()) {
                if (asked.group(1).matches(classes)) {
                    String name = asked.group(2);
                    found.add(name != null ? name : constant(text, asked.group(3)));
                }
            }
        }
        return found;
    }

    private static String constant(String text, String name) {
        Matcher value = Pattern.compile(name + " = \"([^\"]+)\"").matcher(text);
        assertThat(value.find()).as("the value of " + name).isTrue();
        return value.group(1);
    }

    /// What stands as code in a section of docs/security.md.
    private static Set<String> named(String heading) {
        int from = security.indexOf(heading + "\n");
        assertThat(from).as(heading).isNotNegative();
        int to = security.indexOf("\n## ", from + 1);
        Set<String> names = new TreeSet<>();
        NAMED.matcher(security.substring(from, to < 0 ? security.length() : to))
                .results()
                .forEach(found -> names.add(found.group(1)));
        return names;
    }
}
