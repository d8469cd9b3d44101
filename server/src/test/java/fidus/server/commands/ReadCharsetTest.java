package fidus.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a bank's file is written in that does not say it itself.
class ReadCharsetTest {
    @TempDir Path folder;

    @Test
    void itIsSaidOnTheCommandLine() throws IOException {
        String text =
                """
                :20:1
                :25:DE87200500001234567890
                :28C:1/1
                :60F:C261115EUR100,00
                :61:2611161116C50,00NTRFNONREF
                :86:Café
                :62F:C261116EUR150,00
                -
                """;
        Path file = Files.write(folder.resolve("a.sta"), text.getBytes(Charset.forName("IBM850")));

        Said told = Said.of("read", "--json", "--charset", "IBM850", file.toString());
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out()).contains("Café").contains("IBM850");
        assertThat(Said.of("read", "--json", file.toString()).out()).doesNotContain("Café");

        Said unknown = Said.of("read", "--charset", "KLINGON-8", file.toString());
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("KLINGON-8").contains("BAD_VALUE");
    }
}
