package fidus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a stranger types, and what is said when it is wrong.
class PlainWordsTest {
    @TempDir private Path folder;

    @Test
    void wordsAreReadLenientlyAndRefusedInPlainSentences() {
        Said small =
                Said.of(
                        "schedule",
                        "--fund",
                        "core",
                        "--principal",
                        "10,001.00",
                        "--start",
                        "2025-10-01",
                        "--rounding",
                        "each_rounded");
        assertThat(small.code()).as(small.err()).isZero();
        assertThat(small.out()).contains("1800.24 USD");
        says("'01.10.2025' is not a day such as 2026-01-31.", schedule("01.10.2025"));
        says("'2025-02-30' is not a day such as 2026-01-31.", schedule("2025-02-30"));
        says("'2027-13' is not a month such as 2027-03.", Said.of("close", "--month", "2027-13"));
        says("'abc' is not an id such as", Said.of("fees", "export", "abc"));
    }

    @Test
    void aFileThatIsNoneOfARunIsSaidSoByName() throws IOException {
        Path bytes = Files.write(folder.resolve("run.bin"), new byte[] {(byte) 0xC3, 0x28});
        Path table =
                Files.writeString(
                        folder.resolve("run.csv"),
                        "mandate,role,path,kind,value\r\n\"M\",input,\"/run/x\",text,\"1\"\r\n");
        Path lines =
                Files.writeString(
                        folder.resolve("lines.csv"),
                        "line,formula,currency,decimals,asOf,role,name,value\r\n"
                                + "\"a\",NONE,USD,2,2026-01-01,input,\"x\",1\r\n");
        for (Path file : new Path[] {bytes, table, lines}) {
            Said said = Said.of("fees", "recompute", file.toString());
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.err()).contains(file.toString()).doesNotContain("Exception");
        }
    }

    private static Said schedule(String start) {
        return Said.of("schedule", "--fund", "CORE", "--principal", "10000", "--start", start);
    }

    private static void says(String sentence, Said said) {
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains(sentence).doesNotContain("Exception");
    }
}
