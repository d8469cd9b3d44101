package fidus.desktop.reconciliation;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.Shell;
import fidus.money.Money;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.desk.AgedBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.statements.StatementFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Unsettled breaks by account and age, as the server counts them.
final class AgesModel {
    private final Shell shell;
    private final Loaded<AgedBreaks> aged;

    /// @param counts ages without a break are absent
    /// @param sums of the differences without their signs, one for each currency
    record Line(String account, Map<AgeBucket, Long> counts, long overdue, List<Money> sums) {
        long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    AgesModel(Shell shell) {
        this.shell = shell;
        aged = new Loaded<>(shell);
    }

    void read() {
        aged.load(() -> shell.server().call(ReconciliationCalls.AGED, new Nothing()));
    }

    /// Writes the report as a document.
    ///
    /// @param failed told why it was not written
    void save(Path to, Consumer<Problem> failed) {
        shell.background()
                .run(
                        () ->
                                written(
                                        to,
                                        shell.server()
                                                .call(
                                                        ReconciliationCalls.AGED_FILE,
                                                        new Nothing())),
                        path -> shell.notices().good("Saved " + path.getFileName()),
                        failed);
    }

    private static Path written(Path to, StatementFile file) {
        try {
            return Files.write(to, file.bytes());
        } catch (IOException e) {
            throw Refused.because(
                    Problem.Code.BROKEN,
                    to.getFileName()
                            + " could not be written. Choose another folder, or close it where it"
                            + " is open.");
        }
    }

    Loaded<AgedBreaks> loaded() {
        return aged;
    }

    /// The day the ages are of, as text.
    String on() {
        AgedBreaks read = aged.get();
        return read == null ? "" : read.on().toString();
    }

    List<Line> lines() {
        AgedBreaks read = aged.get();
        if (read == null) {
            return List.of();
        }
        Map<String, List<AgedBreaks.Line>> byAccount =
                read.lines().stream()
                        .collect(
                                Collectors.groupingBy(
                                        AgedBreaks.Line::account,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<Line> lines = new ArrayList<>();
        byAccount.forEach((account, ages) -> lines.add(line(account, ages)));
        return lines;
    }

    private static Line line(String account, List<AgedBreaks.Line> ages) {
        Map<AgeBucket, Long> counts = new LinkedHashMap<>();
        ages.forEach(age -> counts.merge(age.ageBucket(), (long) age.count(), Long::sum));
        return new Line(
                account,
                counts,
                ages.stream().mapToLong(AgedBreaks.Line::overdue).sum(),
                MoneySums.of(ages.stream().flatMap(age -> age.sums().stream()).toList()));
    }
}
