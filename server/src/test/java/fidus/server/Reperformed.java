package fidus.server;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Canonical;
import fidus.fees.Exact;
import fidus.proofs.ProofFigure;
import fidus.proofs.ProofFile;
import fidus.proofs.ProofLine;
import fidus.server.commands.FidusCommand;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The lines of a run computed again by this program and by the script a third party reads, which
/// shares no code with it.
public final class Reperformed {
    private Reperformed() {}

    /// Both agree with the file as JSON and as CSV, and both notice one cent more in any line.
    public static void everyLineOf(ProofFile file) throws IOException, InterruptedException {
        assertThat(file.lines()).as(file.about()).isNotEmpty();
        Path folder = Files.createTempDirectory("lines");
        Path json = Files.writeString(folder.resolve("lines.json"), Canonical.text(file));
        Path csv = Files.writeString(folder.resolve("lines.csv"), file.csv());
        assertThat(script(json, csv)).isEqualTo("0 ");
        assertThat(recomputed(json)).as(file.differences().toString()).isZero();
        assertThat(recomputed(csv)).isZero();

        ProofFile wrong = oneCentMore(file);
        Files.writeString(json, Canonical.text(wrong));
        Files.writeString(csv, wrong.csv());
        assertThat(recomputed(json)).isEqualTo(1);
        assertThat(recomputed(csv)).isEqualTo(1);
        String said = script(json, csv);
        assertThat(said).startsWith("1 ");
        for (ProofLine line : file.lines()) {
            assertThat(said)
                    .contains("DIFFERS " + json + ", " + line.line())
                    .contains("DIFFERS " + csv + ", " + line.line());
        }
        for (Path one : List.of(json, csv, folder)) {
            Files.delete(one);
        }
    }

    private static int recomputed(Path file) {
        return FidusCommand.run(
                new String[] {"fees", "recompute", file.toString()}, Map.of(), Clock.systemUTC());
    }

    private static ProofFile oneCentMore(ProofFile file) {
        var lines = new ArrayList<ProofLine>();
        for (ProofLine line : file.lines()) {
            var results = new ArrayList<>(line.results());
            ProofFigure last = results.removeLast();
            results.add(
                    new ProofFigure(
                            last.name(),
                            new Exact(last.value().value().add(new BigDecimal("0.01"))),
                            null));
            lines.add(
                    new ProofLine(
                            line.line(),
                            line.formula(),
                            line.currency(),
                            line.decimals(),
                            line.asOf(),
                            line.inputs(),
                            results));
        }
        return ProofFile.of(file.proofKind(), file.about(), file.asOf(), lines);
    }

    /// Its exit code, and what it complains of.
    private static String script(Path... files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "../docs/reperform_lines.py"));
        Arrays.stream(files).map(Path::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return code + " " + (code == 0 ? "" : said);
    }
}
