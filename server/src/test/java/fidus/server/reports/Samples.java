package fidus.server.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The sample files, as they lie on the test class path.
final class Samples {
    static final String HISTORY = "mt5-history-en-hedge-eur.html";
    static final String HISTORY_UTF16 = "mt5-history-en-hedge-eur-utf16le.html";
    static final String SNAPSHOT = "mt5-trade-account-report-en-hedge-eur.html";
    static final String TESTER = "mt5-tester-orders-deals-en.xlsx";
    static final String MT4 = "mt4-detailed-statement-usd.htm";
    static final String DEALS = "mt5-deals-en.csv";
    static final String ORDERS = "mt5-orders-en.csv";

    private Samples() {}

    static Path path(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Samples.class.getResource("/reports/" + name), name)
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> all() {
        try (Stream<Path> files = Files.list(path(HISTORY).resolveSibling("."))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
