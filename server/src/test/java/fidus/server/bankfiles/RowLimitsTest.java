package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.bank.BankFile;
import fidus.bank.CsvProfile.SignRule;
import fidus.bank.DayOrder;
import fidus.contract.Problem.Code;
import fidus.contract.Refused;
import fidus.server.reports.Limits;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A file of as many rows as the limit says is read, and one of one row more is refused with the
/// limit: each row counts once, whatever the format.
class RowLimitsTest {
    private static final int MOST = 7;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '!',
            value = {
                "''! 10.01.2026;x;1,00/! ''",
                "'!Type:Bank/'! D31.01.2026/T1.00/^/! ''",
                "<OFX><STMTRS><CURDEF>EUR<BANKTRANLIST>!"
                        + " <STMTTRN><DTPOSTED>20260110<TRNAMT>1.00<FITID>1</STMTTRN>!"
                        + " </BANKTRANLIST></STMTRS></OFX>",
                ":20:A/:25:1/:28C:1/:60F:C260110EUR0,/! :61:2601100110C1,NTRFX/!"
                        + " :62F:C260110EUR1,/-/"
            })
    void aFileIsReadUpToTheLimitOfRowsAndNotBeyond(String head, String row, String tail)
            throws IOException {
        BankFile read = read(head, row.repeat(MOST), tail);

        assertThat(read.unreadable()).isEmpty();
        assertThat(read.statements().getFirst().rows()).hasSize(MOST);
        Refused refused =
                catchThrowableOfType(Refused.class, () -> read(head, row.repeat(MOST + 1), tail));
        assertThat(refused.problem().code()).isEqualTo(Code.TOO_LARGE);
        assertThat(refused).hasMessageContaining("more than 7 rows");
    }

    private BankFile read(String head, String rows, String tail) throws IOException {
        Path file = folder.resolve("statement");
        Files.writeString(file, (head + rows + tail).replaceAll("(?<!<)/", "\n"));
        var limits = new Limits(1_000_000, 1_000_000, 10, MOST, 1_000_000, Duration.ofSeconds(20));
        var profile =
                BankSamples.plain(BankTexts.profile(SignRule.SIGNED).columns(), SignRule.SIGNED, 0);
        return new BankFileReader(limits).read(file, new Hints(profile, null, DayOrder.DAY_FIRST));
    }
}
