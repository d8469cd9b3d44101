package fidus.server.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.contract.Problem.Code;
import fidus.contract.Refused;
import fidus.imports.Report;
import fidus.money.Currency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Cut, mutated and damaged files.
final class HostileReportsTest extends HostileFiles {
    private static final long SEED = 20_261_121;

    static List<String> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aCutFileIsRefusedWhereverItIsCut(String name) throws IOException {
        byte[] whole = Samples.bytes(name);
        int usable = whole.length - 12;
        for (int i = 0; i <= 40; i++) {
            int end = Math.max(1, (int) ((long) usable * i / 40));
            while (name.endsWith(".csv") && whole[end - 1] == '\n') {
                end--;
            }
            byte[] cut = Arrays.copyOf(whole, end);
            assertThat(refusal(cut))
                    .as("%s cut at %d", name, end)
                    .isIn(Code.CUT_FILE, Code.UNKNOWN_FORMAT);
        }
    }

    @Test
    void aCutHistoryStaysCutWhenSomebodyClosesItsTags() throws IOException {
        String whole = new String(Samples.bytes(Samples.HISTORY), StandardCharsets.UTF_8);
        int equity = whole.indexOf("Equity:");
        for (int i = 1; i <= 15; i++) {
            int end = (int) ((long) equity * i / 15);
            String closed = whole.substring(0, end) + "</td></tr></table></div></body></html>";
            assertThat(refusal(closed.getBytes(StandardCharsets.UTF_8)))
                    .as("cut at %d", end)
                    .isIn(Code.CUT_FILE, Code.UNKNOWN_FORMAT);
        }
    }

    @Test
    void aDealsCsvCutBetweenTwoLinesMissesItsTotals() throws IOException {
        List<String> lines = Files.readAllLines(Samples.path(Samples.DEALS));
        for (int keep : new int[] {1, 2, 300, lines.size() - 1}) {
            String cut = String.join("\n", lines.subList(0, keep)) + "\n";
            assertThat(refusal(cut.getBytes(StandardCharsets.UTF_8))).isEqualTo(Code.CUT_FILE);
        }
    }

    @Test
    void aQuoteThatIsNeverClosedIsRefusedWithItsLine() throws IOException {
        for (String name : new String[] {Samples.ORDERS, Samples.DEALS}) {
            List<String> lines = new ArrayList<>(Files.readAllLines(Samples.path(name)));
            lines.set(700, lines.get(700).replaceFirst(",([^,]*)$", ",\"$1"));
            byte[] open = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
            Path file = file(open);
            Refused refused =
                    catchThrowableOfType(
                            Refused.class,
                            () -> reader.read(file, Limits.upload(20), Currency.USD));

            assertThat(refused).as(name).isNotNull();
            assertThat(refused.problem().code()).isEqualTo(Code.CUT_FILE);
            assertThat(refused.problem().message())
                    .contains("the row of line 701 opens a quote that is never closed");
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aMutatedFileIsReadOrRefusedAndNothingElse(String name) throws IOException {
        byte[] whole = Samples.bytes(name);
        var random = new Random(SEED);
        int rounds = whole.length > 1_000_000 ? 12 : 50;
        for (int i = 0; i < rounds; i++) {
            survives(Damage.mutated(whole, random), name + ", seed " + SEED + ", round " + i);
        }
    }

    @Test
    void aMutatedSheetWithRightCheckSumsIsReadOrRefused() throws IOException {
        var random = new Random(SEED);
        for (int i = 0; i < 12; i++) {
            Map<String, byte[]> parts = Damage.parts(Samples.path(Samples.TESTER));
            String part = i % 3 == 0 ? "xl/sharedStrings.xml" : "xl/worksheets/sheet1.xml";
            parts.compute(part, (_, bytes) -> Damage.mutated(bytes, random));
            survives(Damage.zip(parts), part + ", seed " + SEED + ", round " + i);
        }
    }

    @Test
    void aDamagedFigureInAWorkbookFailsTheCheckSum() throws IOException {
        byte[] stored = Damage.stored(Damage.parts(Samples.path(Samples.TESTER)));
        byte[] needle = "1570.71".getBytes(StandardCharsets.UTF_16LE);
        stored[Damage.indexOf(stored, needle)] = '2';

        assertThat(refusal(stored)).isIn(Code.UNREADABLE, Code.CUT_FILE);
    }

    @Test
    void aFloatedTicketIsTakenBackOnlyWhenNothingWasLost() throws IOException {
        String deals = new String(Samples.bytes(Samples.DEALS), StandardCharsets.UTF_8);
        String lost = deals.replace(",722.0,", ",722.5,");

        Report report =
                reader.read(
                        file(lost.getBytes(StandardCharsets.UTF_8)),
                        Limits.upload(20),
                        Currency.USD);

        assertThat(report.unreadable())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.text()).isEqualTo("722.5"));
    }
}
